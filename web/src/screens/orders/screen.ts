import { ShoppingCartOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'don-hang',
  label: 'orders',
  icon: ShoppingCartOutlined,
  section: 'sales',
  order: 1,
  routes: [
    { index: true, lazy: () => import('./OrderList') },
    { path: 'ban-hang', lazy: () => import('./create/NewOrder') },
    { path: ':id', lazy: () => import('./OrderPage') },
    { path: ':id/sua', lazy: () => import('./edit/EditOrder') },
  ],
};

export default screen;
