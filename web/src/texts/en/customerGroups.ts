import type { English } from '../english';
import type { customerGroups as vi } from '../vi/customerGroups';

export const customerGroups: English<typeof vi> = {
  hint: 'Groups are made and named on KiotViet, and come here when synchronising.',
  search: 'Find a group by name',
  name: 'Group',
  description: 'Description',
  prices: 'Its price lists',
  members: 'See its customers',
  emptyTitle: 'No customer groups yet',
  emptyHint: 'Make groups on KiotViet and synchronise; they appear here.',
};
