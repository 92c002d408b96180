import { TeamOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'nguoi-dung',
  label: 'users',
  icon: TeamOutlined,
  section: 'settings',
  order: 3,
  visible: ({ isOwner }) => isOwner,
  routes: [{ index: true, lazy: () => import('./UsersPage') }],
};

export default screen;
