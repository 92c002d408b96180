import { SyncOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'dong-bo',
  label: 'sync',
  icon: SyncOutlined,
  section: 'shop',
  order: 2,
  routes: [{ index: true, lazy: () => import('./RunList') }],
};

export default screen;
