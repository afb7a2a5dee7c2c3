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
  colon: ': ',
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
  request: {
    heading: 'The request',
    time: 'Time',
    browser: 'Browser',
    browserOn: (browser, system) => `${browser} on ${system}`,
    unknownBrowser: 'An unknown browser',
    address: 'Network address',
    unknownAddress: 'An unknown address',
  },
  unlockLink: {
    subject: (platformName) => `Link to sign in to ${platformName} without waiting`,
    preview: (hours) => `How to sign in without waiting. The link works once, within ${hours} hours.`,
    heading: 'Sign in without waiting',
    instruction: (platformName) =>
      `Somebody asked for this link at the sign-in of ${platformName}, where browsers that we do not know have to wait after too many wrong passwords. If that was you, open it in the browser in which you want to sign in.`,
    label: 'Let this browser sign in',
    fallback: 'If the button does not work, copy this link into that browser:',
    lifetime: (hours) => `It works once, within ${hours} hours of the request below, and signs nobody in.`,
    warning: ['Then there is nothing to do. Your password still holds, and nobody can sign in with this link alone.'],
  },
  notice: {
    activated: {
      subject: (platformName) => `Two-factor authentication was activated on ${platformName}`,
      preview: 'From now on your password alone does not open the account.',
      heading: 'Two-factor authentication was activated',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account activated two-factor authentication. If that was you, there is nothing to do. From now on your password alone does not open the account.`,
      warning: [
        'Then somebody else knows your password and has added an authenticator app of theirs to your account. Sign in with a code by email and deactivate two-factor authentication; if you cannot, your administrator can help.',
        'Ask your administrator to change your password now, and tell them about this message.',
      ],
    },
    deactivated: {
      subject: (platformName) => `Two-factor authentication was deactivated on ${platformName}`,
      preview: 'From now on your password alone opens the account.',
      heading: 'Two-factor authentication was deactivated',
      instruction: (platformName) =>
        `Somebody who is signed in to your ${platformName} account deactivated two-factor authentication. If that was you, there is nothing to do. From now on your password alone opens the account.`,
      warning: [
        'Then somebody else is signed in to your account and can read your email. Change the password of this mailbox.',
        'Ask your administrator to change the password of your account now, and tell them about this message. Then sign in and activate two-factor authentication again.',
      ],
    },
  },
  ifNotYou: 'If this was not you',
  neverAsked: {
    code: (platformName) => `Nobody who works for ${platformName} will ever ask you for this code.`,
    link: (platformName) => `Nobody who works for ${platformName} will ever ask you for this link.`,
  },
};
