import type { English } from '../english';
import type { session as vi } from '../vi/session';

export const session: English<typeof vi> = {
  title: 'Sign in',
  welcome: 'Your shop and your till, always telling the same story.',
  login: 'Login',
  password: 'Password',
  required: 'Please fill this in',
  forgotten: 'Forgotten the password? The owner of the shop can set a new one under Users.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
  changePassword: 'Change the password',
  currentPassword: 'Present password',
  newPassword: 'New password',
  newPasswordAgain: 'New password again',
  notTheSame: 'The two are not the same',
  othersSignedOut: 'Other devices that are signed in to this account will be signed out.',
  passwordChanged: 'The password was changed',
  role: { owner: 'Owner', staff: 'Staff', operator: 'Operator' },
};
