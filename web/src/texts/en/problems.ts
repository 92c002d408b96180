import type { English } from '../english';
import type { problems as vi } from '../vi/problems';

export const problems: English<typeof vi> = {
  code: 'Error {{code}}',
  about: 'More about this error',
  whatToDo: 'What to do',
  cause: 'Cause',
  who: 'Who can mend it',
  audience: {
    owner: 'The shop’s owner',
    staff: 'The shop’s staff',
    operator: 'Whoever runs Abaha',
    engineer: 'Abaha’s engineers',
  },
  request: 'Request, to name when you ask for help: {{id}}',
  notDone: 'This could not be done',
  catalogueTitle: 'Error codes',
};
