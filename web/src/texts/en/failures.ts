import type { English } from '../english';
import type { failures as vi } from '../vi/failures';

export const failures: English<typeof vi> = {
  title: 'Failures',
  hint: 'Records that could not be synchronised. Every run tries them again; once the cause is mended they leave this list.',
  emptyTitle: 'No failures',
  emptyHint: 'A record that cannot be synchronised appears here, with the reason and what to do.',
  record: 'Record',
  reason: 'Reason',
  attempts: 'Attempts',
  last: 'Last time',
  first: 'Since',
  sent: 'What KiotViet sent',
  onKiotviet: 'On KiotViet: {{id}}',
  unknownRecord: 'Without a number',
  retry: 'Try again',
  retryAll: 'Try all again',
  retryChosen_one: 'Try {{count}} chosen record again',
  retryChosen_other: 'Try {{count}} chosen records again',
  retrying: 'Being tried again',
  select: 'Choose record {{id}}',
};
