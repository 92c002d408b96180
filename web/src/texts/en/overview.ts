import type { English } from '../english';
import type { overview as vi } from '../vi/overview';

export const overview: English<typeof vi> = {
  title: 'Overview',
  records: 'What the shop has',
  activity: 'The last 24 hours',
  activityLabel: 'Changes in each of the last 24 hours',
  activitySum: '{{from}} changes from KiotViet, {{to}} sent to KiotViet',
  fromKiotviet: 'From KiotViet',
  toKiotviet: 'To KiotViet',
  pace: 'Pace',
  delay: 'A change on KiotViet is here after',
  delayUnknown: 'Nothing has changed yet',
  quota: 'Requests to KiotViet within an hour',
  quotaLeft: '{{left}} of {{limit}} left',
};
