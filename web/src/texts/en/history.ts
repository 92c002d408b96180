import type { English } from '../english';
import type { history as vi } from '../vi/history';

export const history: English<typeof vi> = {
  title: 'History',
  emptyTitle: 'Nothing has changed yet',
  emptyHint: 'Every change made here or on KiotViet is recorded here, with who made it.',
  older: 'Show older',
  by: '{{person}}, {{cause}}',
  cause: {
    run: 'synchronisation {{id}}',
    hint: 'KiotViet told of a change',
    sending: 'sent to KiotViet',
    person: 'edited on Abaha',
    undo_entry: 'a change was undone',
    undo_run: 'a synchronisation was undone',
    undo_since: 'taken back to an earlier time',
    decision: 'a conflict was decided',
  },
  undo: 'Undo',
  undoEntry: 'Undo the change of {{record}}',
  undoTitle: 'Undo the change of {{record}}?',
  undoTravels: 'The old value is sent to KiotViet too. This can be undone in turn.',
  undoStays: 'Changes Abaha only. This can be undone in turn.',
  returnsToUse: 'The record comes back into use.',
  goesOutOfUse: 'The record goes out of use.',
  undone: 'The change of {{record}} was undone',
  alreadyUndone: 'Undone',
};
