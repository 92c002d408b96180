import { ShoppingOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'san-pham',
  label: 'products',
  icon: ShoppingOutlined,
  section: 'goods',
  order: 1,
  routes: [
    { index: true, lazy: () => import('./list/ProductList') },
    { path: 'moi', lazy: () => import('./create/NewProduct') },
    { path: ':id', lazy: () => import('./detail/ProductPage') },
    { path: ':id/sua', lazy: () => import('./edit/EditProduct') },
  ],
};

export default screen;
