import { TagsOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'bang-gia',
  label: 'priceLists',
  icon: TagsOutlined,
  section: 'goods',
  order: 3,
  routes: [
    { index: true, lazy: () => import('./PriceListList') },
    { path: ':id', lazy: () => import('./PriceListPage') },
  ],
};

export default screen;
