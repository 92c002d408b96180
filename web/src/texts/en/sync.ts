import type { English } from '../english';
import type { sync as vi } from '../vi/sync';

export const sync: English<typeof vi> = {
  title: 'Synchronisation',
  parts: 'Parts of synchronisation',
  tabs: {
    status: 'Status',
    conflicts: 'Conflicts',
    waves: 'Unusual changes',
    matches: 'Matching',
    failures: 'Failures',
    outbox: 'Outbox',
    runs: 'Runs',
    plans: 'Preview',
    settings: 'Settings',
  },
  ours: 'Abaha',
  theirs: 'KiotViet',
  entity: 'Kind of data',
  field: 'Field',
  noValue: 'empty',
  priceEntries: 'Prices in price lists',
  openRecord: 'Open {{name}}',
};
