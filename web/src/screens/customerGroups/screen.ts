import { UsergroupAddOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'nhom-khach-hang',
  label: 'customerGroups',
  icon: UsergroupAddOutlined,
  section: 'sales',
  order: 3,
  routes: [{ index: true, lazy: () => import('./GroupList') }],
};

export default screen;
