import { ShopOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'diem-ban',
  label: 'pointsOfSale',
  icon: ShopOutlined,
  section: 'settings',
  order: 1,
  routes: [{ index: true, lazy: () => import('./PlacesPage') }],
};

export default screen;
