import type { English } from '../english';
import type { connect as vi } from '../vi/connect';

export const connect: English<typeof vi> = {
  title: 'Connect KiotViet',
  steps: { account: 'Account', choices: 'Branch', what: 'What', first: 'First run' },
  whereTitle: 'Where do I find this?',
  where: [
    'Sign in to KiotViet as its administrator.',
    'Open Thiết lập cửa hàng → Thiết lập kết nối API.',
    'Copy the connection name, the Client ID and the secret.',
  ],
  retailerHint: 'What stands before .kiotviet.vn',
  secret: 'Secret (Mã bảo mật)',
  secretKept: 'Leave empty to keep the stored one',
  secretHint: 'It is stored encrypted and never shown again.',
  required: 'Please fill this in',
  test: 'Test the connection',
  fnbNote:
    'Food and drink: products and categories are only read, there are no price lists, and the app keeps what it shows.',
  welcome: 'KiotViet lets us in.',
  branchHint:
    'Orders that name no point of sale go to this branch. The other branches become points of sale of their own.',
  saleChannelHint: 'Orders from Abaha carry it on KiotViet, so that they are easy to tell.',
  noSaleChannel: 'No sale channel',
  inactive: 'switched off',
  save: 'Save the connection',
  saved: 'Connected',
  whatHint: 'The defaults suit most shops. All can be changed later under Settings.',
  firstTitle: 'How to begin?',
  previewTitle: 'Look first, then write',
  previewHint:
    'Reads KiotViet and compares it with Abaha. You see every change, match what both sides have, approve, and only then it is applied.',
  preview: 'Make a preview',
  nowTitle: 'Synchronise now',
  nowHint:
    'Right when Abaha is still empty. Doubtful pairs wait for you all the same; nothing is made twice.',
  now: 'Synchronise now',
  windowNote:
    'Synchronise also opens ten automatic days: every later change arrives within seconds to minutes.',
  recommended: 'Recommended',
  needRight: 'Only the owner, or who may “Change the settings of synchronisation”, can connect.',
};
