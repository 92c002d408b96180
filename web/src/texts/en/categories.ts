import type { English } from '../english';
import type { categories as vi } from '../vi/categories';

export const categories: English<typeof vi> = {
  hint: 'One tree for Abaha and KiotViet, of three levels at most.',
  inUse: 'In use',
  deleted: 'Deleted',
  name: 'Category',
  search: 'Search categories',
  create: 'Add a category',
  createBelow: 'Add one below',
  created: 'Category added',
  editOrMove: 'Edit or move',
  editTitle: 'Edit category',
  menuOf: 'What to do with {{name}}',
  noParent: 'None, at the top',
  parentHint: 'Categories on the third level cannot hold others.',
  products_one: '{{shown}} product',
  products_other: '{{shown}} products',
  below: 'Below it',
  removeTitle: 'Delete the category “{{name}}”?',
  removeText: 'Its products stay. It is kept under Deleted and can be restored at any time.',
  rule: {
    restore:
      'Since KiotViet still has it, it comes back by itself under the shop’s rules. To be rid of it, delete it on KiotViet.',
    keep: 'It stays on KiotViet.',
    spread: 'Under the shop’s rules it is deleted on KiotViet too.',
  },
  done: 'Category deleted',
  comesBack: 'KiotViet still has it, so it comes back by itself',
  restore: 'Restore',
  restored: 'Category restored',
  deletedAt: 'Deleted',
  noneDeleted: 'No deleted categories',
  noneDeletedHint: 'What is deleted, here or on KiotViet, is kept here to be restored.',
  emptyTitle: 'No categories yet',
  emptyHint: 'They arrive with the first synchronisation, or you add them yourself.',
};
