import type { English } from '../english';
import type { sync as vi } from '../vi/sync';

export const sync: English<typeof vi> = {
  runs: {
    title: 'Runs',
    emptyTitle: 'Nothing has been synchronised yet',
    emptyHint: 'Press Synchronise to begin the first run.',
    started: 'Began',
    lasted: 'Took',
    result: 'Outcome',
    trigger: 'Begun by',
    run: 'Run {{id}}',
    dryRun: 'Rehearsal, nothing was written',
  },
  state: {
    running: 'Under way',
    finished: 'Done',
    finished_with_failures: 'Done, some need a look',
    failed: 'Failed',
    interrupted: 'Interrupted',
  },
};
