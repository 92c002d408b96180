import { DashboardOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'tong-quan',
  label: 'overview',
  icon: DashboardOutlined,
  section: 'shop',
  order: 1,
  routes: [{ index: true, lazy: () => import('./Overview') }],
};

export default screen;
