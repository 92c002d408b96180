import { BookOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'nhat-ky',
  label: 'log',
  icon: BookOutlined,
  section: 'settings',
  order: 2,
  visible: ({ can }) => can('see_sync'),
  routes: [
    { index: true, lazy: () => import('./ActivityList') },
    { path: 'thay-doi', lazy: () => import('./HistoryList') },
  ],
};

export default screen;
