import type { MailWords } from './mail-words.ts';

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

const inMinutes = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

export const en: MailWords = {
  language: 'en',
  moment: (at) => `${momentFormat.format(at)}\u00a0UTC`,
  emailCode: {
    'sign-in': {
      subject: (platformName) => `Verification code to sign in to ${platformName}`,
      preview: (minutes) => `For the sign-in that was just started. It works once, within ${inMinutes(minutes)}.`,
      heading: (platformName) => `Sign in to ${platformName}`,
      instruction: (platformName) =>
        `Somebody entered the right password for your ${platformName} account and asked for a code by email. If that was you, enter this code to finish signing in.`,
      warning: [
        'Then somebody else knows your password. They cannot sign in without this code, so do not give it to anybody.',
        'Ask your administrator to change your password now, and tell them about this message.',
      ],
    },
    deactivation: {
      subject: (platformName) => `Verification code to deactivate two-factor authentication on ${platformName}`,
      preview: (minutes) => `For the deactivation that was just started. It works once, within ${inMinutes(minutes)}.`,
      heading: () => 'Deactivate two-factor authentication',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account asked to deactivate two-factor authentication. If that was you, enter this code to confirm. From then on your password alone opens the account.`,
      warning: [
        'Then somebody else is signed in to your account. Two-factor authentication stays active as long as nobody enters this code, so do not give it to anybody.',
        'Ask your administrator to change your password now, and tell them about this message.',
      ],
    },
  },
  codeLabel: 'Verification code',
  codeLifetime: (minutes) => `It works once, within ${inMinutes(minutes)} of the request below.`,
  request: { heading: 'The request', time: 'Time', browser: 'Browser', address: 'Network address' },
  ifNotYou: 'If this was not you',
  neverAsked: (platformName) => `Nobody who works for ${platformName} will ever ask you for this code.`,
};
