import { DatabaseOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'ton-kho',
  label: 'stock',
  icon: DatabaseOutlined,
  section: 'goods',
  order: 4,
  routes: [
    { index: true, lazy: () => import('./StockList') },
    { path: 'cai-dat', lazy: () => import('./SellingSettings') },
  ],
};

export default screen;
