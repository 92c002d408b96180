import type { English } from '../english';
import type { outbox as vi } from '../vi/outbox';

export const outbox: English<typeof vi> = {
  title: 'Waiting for KiotViet',
  hint: 'What was changed on Abaha and goes to KiotViet.',
  emptyTitle: 'Nothing is waiting',
  emptyHint: 'Every change made on Abaha is on KiotViet.',
  show: 'Show',
  waiting: 'Waiting',
  refused: 'Refused by KiotViet',
  record: 'Record',
  state: 'State',
  since: 'Waits since',
  due: 'Next attempt',
  dueNow: 'As soon as it is its turn',
  attempts: 'Attempts',
  parked: 'Needs you',
  queued: 'Waits for its turn',
  retried: 'Will be tried again',
  inDoubt: 'It is not known whether KiotViet has it; that is checked before it is sent again',
  words: 'KiotViet’s answer',
  number: 'no. {{id}}',
  retry: 'Send again',
  retryAll: 'Send all again',
  retrying: 'Being sent again',
  retrying_one: '{{count}} record is being sent again',
  retrying_other: '{{count}} records are being sent again',
};
