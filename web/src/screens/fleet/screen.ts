import { ClusterOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'tat-ca-cua-hang',
  label: 'fleet',
  icon: ClusterOutlined,
  section: 'operator',
  order: 1,
  routes: [{ index: true, lazy: () => import('./FleetPage') }],
};

export default screen;
