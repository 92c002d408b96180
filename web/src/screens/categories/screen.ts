import { ApartmentOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'danh-muc',
  label: 'categories',
  icon: ApartmentOutlined,
  section: 'goods',
  order: 2,
  routes: [
    { index: true, lazy: () => import('./CategoryList') },
    { path: ':id', lazy: () => import('./CategoryPage') },
  ],
};

export default screen;
