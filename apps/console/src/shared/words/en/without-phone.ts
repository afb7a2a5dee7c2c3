const lostPhone = {
  intro: 'You can still get in. Take the first of these ways that you have:',
  passkey: 'It may be on another device of yours, or on a security key.',
  'recovery-code': 'You saved ten of them, on paper or in a file. One of them lets you in, once.',
  email: 'We send a code to your email address.',
  administrator: 'Ask your administrator',
  administratorText: 'None of them works? Your administrator can check that it is you, and help.',
  afterwards: 'Once you are in',
  thenMove: 'You have another phone? Move to it at once, so that you have an authenticator again.',
  /** Where no authenticator was lost. */
  thenAdd: 'You have another device, or a security key? Add a passkey on it at once.',
  thenDeactivate: 'Not yet? Deactivate until you have one. Then your password alone is enough to sign in.',
} as const;

const proveFactor = {
  title: 'Confirm with a second factor',
  text: 'You signed in with a code by email. A mailbox alone may not change your second factor: confirm with another one that you have.',
  neither:
    'You have none? Then cancel, and deactivate two-factor authentication; afterwards you can activate it again.',
} as const;

const withoutAuthenticator = {
  email: 'You signed in with a code by email instead of your authenticator.',
  recovery: 'You signed in with a recovery code instead of your authenticator.',
  next: 'Is your phone gone?',
} as const;

/** Where there is a passkey, and no authenticator. */
const withoutPasskey = {
  email: 'You signed in with a code by email instead of your passkey.',
  recovery: 'You signed in with a recovery code instead of your passkey.',
  next: 'Is it gone?',
} as const;

/** What is said to somebody who has no phone at hand: a file of its own. */
export const withoutPhone = { lostPhone, proveFactor, withoutAuthenticator, withoutPasskey } as const;
