import { SyncOutlined } from '@ant-design/icons';
import type { Screen } from '@/app/screen';

const screen: Screen = {
  path: 'dong-bo',
  label: 'sync',
  icon: SyncOutlined,
  section: 'shop',
  order: 2,
  visible: ({ can }) => can('see_sync'),
  routes: [
    { index: true, lazy: () => import('./status/Status') },
    { path: 'xung-dot', lazy: () => import('./conflicts/ConflictList') },
    { path: 'bat-thuong', lazy: () => import('./waves/WaveList') },
    { path: 'ghep', lazy: () => import('./matches/MatchList') },
    { path: 'loi', lazy: () => import('./failures/FailureList') },
    { path: 'cho-gui', lazy: () => import('./outbox/OutboxList') },
    { path: 'lich-su', lazy: () => import('./runs/RunList') },
    { path: 'lich-su/:id', lazy: () => import('./runs/RunPage') },
    { path: 'xem-truoc', lazy: () => import('./plans/PlanList') },
    { path: 'xem-truoc/:id', lazy: () => import('./plans/PlanPage') },
    { path: 'cai-dat/:part?', lazy: () => import('./settings/SettingsPage') },
    { path: 'ket-noi', lazy: () => import('./connect/Wizard') },
  ],
};

export default screen;
