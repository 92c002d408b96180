import type { English } from '../english';
import type { pointsOfSale as vi } from '../vi/pointsOfSale';

export const pointsOfSale: English<typeof vi> = {
  hint: 'Each point of sale is one branch on KiotViet: its stock and its orders are that branch’s.',
  add: 'Add a point of sale',
  added: 'The point of sale was added',
  addFor: 'Make a point of sale for this branch',
  editTitle: 'Edit {{name}}',
  name: 'Point of sale',
  nameMissing: 'Enter a name',
  branch: 'Branch on KiotViet',
  branchHint: 'With another branch the stock is read anew; nothing is sold there until that is done.',
  followsBranch: 'Follows the branch on KiotViet: edit it there, and it arrives here.',
  noBranch: 'No branch yet',
  taken: 'Belongs to {{name}}',
  default: 'Default point of sale',
  defaultHint: 'Takes the orders that name none.',
  isDefault: 'Default',
  isDefaultHint: 'To change it, make another point of sale the default one.',
  unmapped_one: '{{count}} branch on KiotViet has no point of sale',
  unmapped_other: '{{count}} branches on KiotViet have no point of sale',
  unmappedHint: 'What is on their shelves cannot be sold here yet.',
  emptyTitle: 'No points of sale yet',
  emptyHint: 'They are made from KiotViet’s branches with the first synchronisation.',
  mayNotChange: 'Changing points of sale needs the right “Change settings”. Ask the owner.',
};
