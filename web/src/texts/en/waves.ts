import type { English } from '../english';
import type { waves as vi } from '../vi/waves';

export const waves: English<typeof vi> = {
  title: 'Unusual changes',
  hint: 'Many alarming changes at once are held back until you confirm that they are meant.',
  emptyTitle: 'Nothing unusual',
  emptyHint:
    'When many products run empty, halve in price, are discontinued or vanish at once, they are held here.',
  kind: {
    zeros: 'Stock falls to zero',
    halved: 'Prices fall by half or more',
    discontinued: 'Discontinued',
    vanished: 'Vanished',
  },
  affected: '{{affected}} of {{known}} {{entity}}',
  examples: 'Some of them',
  since: 'Noticed {{time}}',
  state: {
    open: 'Waits for you',
    allowed: 'Allowed, applied by the next run',
    refused: 'Held back',
    closed: 'Settled',
  },
  allow: 'It is meant, apply it',
  refuse: 'No, hold it back',
  allowTitle: 'Apply {{affected}} changes?',
  allowText: 'The next run writes these changes to Abaha. Be sure that they are meant on KiotViet.',
  allowed: 'The next run applies it',
  refused: 'It stays held back',
  decidedBy: 'by {{name}}',
  brakeTitle: 'Many {{entity}} have vanished on KiotViet',
  brakeText:
    '{{gone}} of {{known}} records are not on KiotViet any more. This part has stopped; on Abaha all is as it was.',
  brakeTextShort: 'This part has stopped; on Abaha all is as it was.',
  brakeAllow: 'They were deleted on purpose, go on',
  brakeAllowTitle: 'Archive what has vanished?',
  brakeAllowText: 'The records are archived on Abaha and can be restored.',
  brakeAdvice:
    'If it was not meant: check the rights of the API connection, restore them on KiotViet, and synchronise again.',
};
