import type { ActivityEvent, ActivityFilter, ActivityWarning, SecurityEventKind } from '@countersign/contract';

// It imports nothing of the screens' catalogue, which would then be two files.

type Factor = NonNullable<ActivityEvent['factor']>;

const factors = {
  pwd: 'password',
  otp: 'code of your authenticator app',
  email: 'code by email',
  recovery: 'recovery code',
  hwk: 'passkey',
  swk: 'passkey',
  user: 'passkey',
} satisfies Record<Factor, string>;

const sentences = {
  'account-added': 'Your account was added.',
  'challenge-opened': 'Your password was entered, and we asked for a second factor.',
  'signed-in': (factor: Factor) =>
    factor === 'pwd' ? 'Signed in with your password.' : `Signed in with your password and a ${factors[factor]}.`,
  'signed-out': 'Signed out.',
  'password-proved': 'Your password was confirmed before a change.',
  'step-up-begun': 'We asked for a second factor before a change.',
  'second-factor-proved': (factor: Factor) => `A change was confirmed with a ${factors[factor]}.`,
  'activation-begun': 'The activation of two-factor authentication was begun.',
  activated: 'Two-factor authentication was activated.',
  'deactivation-begun': 'The deactivation of two-factor authentication was begun.',
  deactivated: 'Two-factor authentication was deactivated.',
  'move-begun': 'A move to a new phone was begun.',
  moved: 'Two-factor authentication was moved to a new phone.',
  'addition-begun': 'The addition of an authenticator app was begun.',
  'authenticator-added': 'An authenticator app was added.',
  'passkey-added': 'A passkey was added.',
  'passkey-renamed': 'A passkey was renamed.',
  'passkey-removed': 'A passkey was removed.',
  'email-codes-switched-off': 'Codes by email were switched off for sign-ins.',
  'email-codes-switched-on': 'Codes by email were switched on again for sign-ins.',
  'recovery-codes-renewed': 'New recovery codes were made, and the old ones stopped working.',
  'recovery-codes-saved': 'A recovery code was typed back, so they were saved.',
  'code-tested': 'A code of your authenticator app was tested and was right.',
  'change-undone': 'A change was taken back by the link in our email, and everybody was signed out.',
  'unlock-link-issued': 'After too many wrong passwords, we sent you a link that lets one browser try again.',
  'browser-unlocked': 'That link was opened, so that its browser may try again.',
  'password-reset-begun': 'Somebody asked for a new password, and we sent you a link and a code.',
  'password-reset': 'A new password was set by that link or code, and everybody was signed out.',
  'code-refused': (factor: Factor) => `After your right password, a wrong ${factors[factor]} was entered.`,
  'code-replayed': 'After your right password, a code was entered that had been used before.',
  'passkey-refused': 'After your right password, a passkey was used that is not accepted here.',
  'passkey-copied': 'After your right password, a passkey was refused because there may be a copy of it.',
  'session-ended': 'A session was signed out from the settings.',
  'other-sessions-ended': 'Every other session was signed out.',
  'browser-forgotten': 'A known browser was forgotten.',
  'browsers-forgotten': 'All known browsers were forgotten.',
  'notices-chosen': 'It was chosen which emails about your account we send.',
  'password-changed': 'Your password was changed.',
  'email-change-begun': 'A change of your account’s email was begun.',
  'email-changed': 'The email of your account was changed.',
  'help-begun': 'Your administrator offered help to get back in, by a link in our email.',
  'recovery-started':
    'That link was used: two-factor authentication is deactivated 24 hours later unless somebody cancels.',
  'recovery-cancelled': 'The recovery was cancelled, so two-factor authentication stayed active.',
  blocked: 'Your administrator blocked the account, and everybody was signed out.',
  unblocked: 'Your administrator unblocked the account.',
} satisfies Record<SecurityEventKind, string | ((factor: Factor) => string)>;

const warnings = {
  'code-replayed': {
    label: 'Used code',
    advice:
      'Each code works once. If you did not send it twice yourself, somebody has seen it and knows your password: change it, and look through your sessions.',
  },
  'code-refused': {
    label: 'Wrong code',
    advice:
      'If you did not mistype it yourself, somebody knows your password: change it, and look through your sessions.',
  },
  'passkey-refused': {
    label: 'Refused passkey',
    advice: 'If it was not you, somebody knows your password: change it, and look through your sessions.',
  },
  'passkey-copied': {
    label: 'Copied passkey',
    advice:
      'A passkey counts its uses, and this count went back: somebody may have a copy of it. Remove it and add a new one. If it was not you, change your password too.',
  },
  'recovery-code': {
    label: 'Recovery code',
    advice:
      'If it was not you, somebody has your password and your recovery codes: make new ones, and change your password.',
  },
  'new-browser': {
    label: 'New browser',
    advice: 'If it was not you, somebody knows your password: change it, and look through your sessions.',
  },
} satisfies Record<ActivityWarning, { label: string; advice: string }>;

const filters = {
  warnings: 'What stands out',
  'sign-ins': 'Sign-ins',
  'two-factor': 'Two-factor authentication',
  account: 'Account',
} satisfies Record<ActivityFilter, string>;

const day = new Intl.DateTimeFormat('en', { dateStyle: 'full' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' });

/** What the page of activity says. */
export const activity = {
  intro: 'What happened to your account, when and from where. Look out for what you did not do yourself.',
  sentences,
  warnings,
  toSessions: 'Your sessions',
  toRecoveryCodes: 'New recovery codes',
  toPasskeys: 'Your passkeys',
  show: 'Show',
  everything: 'Everything',
  filters,
  moments: {
    day: (moment: string) => day.format(new Date(moment)),
    exact: (moment: string) => exact.format(new Date(moment)),
  },
  browserOn: (name: string, system: string) => `${name} on ${system}`,
  thisSession: 'This session',
  showMore: 'Show more',
  shown: (count: number) => (count === 1 ? 'One event is shown.' : `${count} events are shown.`),
  none: 'Nothing has been recorded yet.',
  noneOfKind: 'Nothing of this kind.',
  kept: (days: number) => `Events are kept for ${days === 1 ? 'one day' : `${days} days`}.`,
  zone: (zone: string) => `Times are those of this device (${zone}).`,
  download: 'Download as CSV',
  fileName: (date: string) => `Account activity ${date}.csv`,
  downloaded: 'The file is among your downloads. It has every event and every column, with times in UTC.',
} as const;
