import type { English } from '../english';
import type { session as vi } from '../vi/session';

export const session: English<typeof vi> = {
  title: 'Sign in',
  welcome: 'Your shop and your till, always telling the same story.',
  token: 'Access token',
  tokenHint: 'It is shown once when it is made, by “dongbo token create” or by the demo.',
  tokenMissing: 'Please enter the access token',
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
};
