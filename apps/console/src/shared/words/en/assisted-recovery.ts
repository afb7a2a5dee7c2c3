const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });

/** What is said about a recovery that an administrator has offered: a file of its own, which few ever need. */
export const assistedRecovery = {
  start: {
    title: 'Get back into your account',
    text: 'Your administrator was told that your app or passkey is gone, and your recovery codes too. If that is so, start a wait of 24 hours here.',
    steps: {
      notice:
        'We send you a message by which the wait can be cancelled. Every browser that is signed in to your account shows it too.',
      wait: 'After 24 hours two-factor authentication is deactivated, and everybody is signed out.',
      after:
        'You sign in with your password alone, and activate two-factor authentication again, with a new phone or passkey.',
    },
    notYou:
      'You did not ask for help? Then close this page, and tell your administrator. Nothing happens unless somebody starts the wait.',
    submit: 'Start the 24-hour wait',
    doneTitle: 'The wait has begun',
    done: (at: string) =>
      `On ${at} two-factor authentication will be deactivated. Until then everything stays as it is.`,
    cancelling:
      'We have sent you a message with a link that cancels it. You have found your phone, your passkey or a recovery code? Sign in, and cancel it there.',
    afterwards:
      'Once the time has come, sign in with your password, and activate two-factor authentication again, with a new phone or passkey.',
    goneTitle: 'This link no longer works',
    gone: 'The recovery was cancelled or is over, your account has changed since, or the link is older than 72 hours. Try to sign in as usual. If you cannot, ask your administrator for help again.',
  },
  cancel: {
    title: 'Cancel the recovery',
    text: 'Somebody started the recovery of your account: when the wait of 24 hours is over, two-factor authentication is deactivated. Cancel it here, and it stays active.',
    wasYou: 'If you are waiting for it, close this page: nothing has changed.',
    submit: 'Cancel the recovery',
    doneTitle: 'The recovery is cancelled',
    done: 'Two-factor authentication stays active, with the authenticator app, the passkeys and the recovery codes that you had.',
    advice:
      'If it was not you who started it, somebody else can read your email: change the password of your mailbox, and tell your administrator.',
    goneTitle: 'Nothing is left to cancel',
    gone: 'The recovery was cancelled already, or its 24 hours are over. If two-factor authentication was deactivated against your will, open our newest message about your account and choose “This wasn’t me”.',
  },
  broken: {
    title: 'This link is not complete',
    text: 'A part of its address is missing. Open it from the message again, or copy the whole address into the browser.',
  },
  banner: {
    title: 'Two-factor authentication is about to be deactivated',
    text: (at: string) =>
      `The recovery of your account was started by a link in our email. On ${at} two-factor authentication will be deactivated, unless you cancel it.`,
    submit: 'Cancel it',
    done: 'The recovery is cancelled: two-factor authentication stays active. If it was not you who started it, change the password of your mailbox, and tell your administrator.',
  },
  /** As ISO 8601, said in this device's time zone. */
  moments: { exact: (moment: string) => exact.format(new Date(moment)) },
  toSignIn: 'Go to the sign-in',
} as const;
