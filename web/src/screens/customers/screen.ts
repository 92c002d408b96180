import { UserOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'khach-hang',
  label: 'customers',
  icon: UserOutlined,
  section: 'sales',
  order: 2,
  routes: [
    { index: true, lazy: () => import('./CustomerList') },
    { path: ':id', lazy: () => import('./CustomerPage') },
  ],
};

export default screen;
