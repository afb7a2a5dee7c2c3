import type { ReversibleChange } from '@countersign/contract';

const titles = {
  activated: 'Undo the activation',
  deactivated: 'Undo the deactivation',
  moved: 'Undo the move to a new phone',
  'authenticator-added': 'Undo the added authenticator app',
  'passkey-added': 'Undo the added passkey',
  'passkey-removed': 'Undo the removed passkey',
  'recovery-codes-renewed': 'Undo the new recovery codes',
  'password-changed': 'Undo the changed password',
  'email-changed': 'Take your account back',
  'password-reset': 'Undo the new password',
} satisfies Record<ReversibleChange, string>;

/** What the button does. */
const offers = {
  activated:
    'Two-factor authentication was activated on your account. If that wasn’t you, undo it here: the app or passkey and the recovery codes that were added are removed, your password ends, and everybody who is signed in to your account is signed out, you too.',
  deactivated:
    'Two-factor authentication was deactivated on your account. If that wasn’t you, undo it here: the authenticator app, the passkeys and the recovery codes that you had work again, your password ends, and everybody who is signed in to your account is signed out, you too.',
  moved:
    'Two-factor authentication was moved to a new phone on your account. If that wasn’t you, undo it here: the authenticator app that you had works again in place of the new one, your password ends, and everybody who is signed in to your account is signed out, you too.',
  'authenticator-added':
    'An authenticator app was added to your account. If that wasn’t you, undo it here: it is removed, your password ends, and everybody who is signed in to your account is signed out, you too. Your passkeys and recovery codes stay.',
  'passkey-added':
    'A passkey was added to your account. If that wasn’t you, undo it here: it is removed, your password ends, and everybody who is signed in to your account is signed out, you too.',
  'passkey-removed':
    'A passkey was removed from your account. If that wasn’t you, undo it here: it works again, your password ends, and everybody who is signed in to your account is signed out, you too.',
  'recovery-codes-renewed':
    'New recovery codes were made for your account. If that wasn’t you, undo it here: they end, the ones that you had work again, your password ends, and everybody who is signed in to your account is signed out, you too.',
  'password-changed':
    'The password of your account was changed in its settings. If that wasn’t you, undo it here: that password ends, and everybody who is signed in to your account is signed out, you too. Two-factor authentication stays as it is.',
  'email-changed':
    'The email of your account was changed to another one. If that wasn’t you, undo it here: the account has this email again, with the authenticator app, the passkeys and the recovery codes that it had then, whatever was changed since, its password ends, and everybody who is signed in to it is signed out, you too.',
  'password-reset':
    'A new password was set for your account by a link or a code from your mailbox. If that wasn’t you, undo it here: that password ends, and everybody who is signed in to your account is signed out, you too. Two-factor authentication stays as it is.',
} satisfies Record<ReversibleChange, string>;

const results = {
  activated: 'The app or passkey and the recovery codes that were added are gone, and everybody is signed out.',
  deactivated:
    'Two-factor authentication is active again with the authenticator app, the passkeys and the recovery codes that you had, and everybody is signed out.',
  moved: 'The authenticator app that you had works again, the new one no longer does, and everybody is signed out.',
  'authenticator-added': 'The authenticator app that was added is gone, and everybody is signed out.',
  'passkey-added': 'The passkey that was added is gone, and everybody is signed out.',
  'passkey-removed': 'The passkey that was removed works again, and everybody is signed out.',
  'recovery-codes-renewed':
    'The recovery codes that you had work again, the new ones no longer do, and everybody is signed out.',
  'password-changed': 'That password no longer works, and everybody is signed out.',
  'email-changed':
    'Your account has its former email, authenticator app, passkeys and recovery codes again, and everybody is signed out.',
  'password-reset': 'That password no longer works, and everybody is signed out.',
} satisfies Record<ReversibleChange, string>;

const signInWith = {
  activated:
    'Then sign in with your new password, and activate two-factor authentication with your own phone or passkey.',
  deactivated: 'Then sign in with your new password, and the second step as before.',
  moved: 'Then sign in with your new password and the authenticator app that you had before.',
  'authenticator-added': 'Then sign in with your new password and your passkey, as before.',
  'passkey-added': 'Then sign in with your new password, and the second step as before.',
  'passkey-removed': 'Then sign in with your new password and your passkey, as before.',
  'recovery-codes-renewed': 'Then sign in with your new password, and the second step as before.',
  'password-changed': 'Then sign in with your new password, and the second step as before.',
  'email-changed': 'Then sign in with this email and your new password, and the second step as before.',
  'password-reset': 'Then sign in with your new password, and the second step as before.',
} satisfies Record<ReversibleChange, string>;

export const undo = {
  titles,
  offers,
  wasYou: 'If it was you, close this page: nothing has changed.',
  submit: "This wasn't me",
  doneTitle: 'That is undone',
  results,
  emailTaken:
    'Everybody is signed out, and the authenticator app, the passkeys and the recovery codes are those that you had. But another account has this email by now, so yours could not get it back: ask your administrator for help.',
  newPassword:
    'Somebody may know your password, so it no longer works. Change the password of your mailbox first, then set a new one for your account.',
  setPassword: 'Set a new password',
  signInWith,
  goneTitle: 'This link no longer works',
  gone: 'It was used already, or it is older than 72 hours. If you used it yourself, all is well. Otherwise ask your administrator for help.',
  newerTitle: 'Your account was changed again since',
  newer:
    "Undo the latest change first: open the newest message about your account that has the link “This wasn't me”. Then open this one again. Nothing has changed yet.",
  brokenTitle: 'This link is not complete',
  broken:
    'A part of its address is missing. Open it from the message again, or copy the whole address into the browser.',
  toSignIn: 'Go to the sign-in',
} as const;
