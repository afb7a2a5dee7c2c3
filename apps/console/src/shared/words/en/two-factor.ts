import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { span, triesLeft, waitOf } from './amounts.ts';
import { noFurtherCode, nothingToDeactivate, wrongAppCode, wrongMailedCode } from './codes.ts';

export const twoFactor = {
  title: 'Two-Factor Authentication',
  intro: 'A second proof besides your password: a code from an app on your phone.',
  active: 'Active',
  inactive: 'Not active',
  activeSince: (day: string) => `Since ${day}, you sign in with your password and a verification code.`,
  inactiveText: 'Anybody who learns your password can sign in as you. With a code from your phone, they cannot.',
  factorNames: { authenticator: 'Authenticator app', email: 'Code by email' },
  factorTexts: {
    authenticator: 'Google Authenticator or any other authenticator app',
    email: 'When your phone is not at hand, we can send a code to your email address.',
  },
  mailboxWarning: 'Whoever can read your mailbox can get such a code. Protect the mailbox as well as this account.',
  deactivationMailbox: 'The code for it goes to your email. Protect the mailbox as well as this account.',
  changedPhone: 'Changed or lost your phone? Deactivate here, then activate again with the new one.',
  activate: 'Activate',
  deactivate: 'Deactivate',
  activated: 'Two-factor authentication is on. From your next sign-in we will ask for a code.',
  deactivated: 'Two-factor authentication is off. From now on your password alone is enough to sign in.',
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: (facts) =>
      `No more codes can be sent right now. Wait ${waitOf(facts)}, then press Deactivate again.`,
    mail_unavailable: 'We could not send the code, so nothing has changed. Try again in a minute.',
  } satisfies ScreenProblems,
} as const;

export const activation = {
  eyebrow: 'Activate two-factor authentication',
  progress: 'Steps',
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  startAgain: 'Start again',
  expired: 'This QR code has expired. Start again to get a new one. If you scanned it, delete its entry from the app.',
} as const;

export const getApp = {
  title: 'Get the app',
  short: 'App',
  text: 'Install Google Authenticator on your phone. It shows a new 6-digit code every 30 seconds and needs no network.',
  appName: 'Google Authenticator',
  googlePlay: 'Google Play',
  googlePlayFor: 'for Android',
  appStore: 'App Store',
  appStoreFor: 'for iPhone and iPad',
  anyApp: 'You already use another authenticator app? It works too.',
} as const;

export const scan = {
  title: 'Scan the QR code',
  short: 'Scan',
  text: 'In Google Authenticator, tap the plus sign, choose “Scan a QR code” and point the camera here.',
  textOnPhone: 'You are on your phone, so there is nothing to scan: open the app from here, or copy the key into it.',
  qrCode: 'QR code with the key of this account',
  qrCodeOnPhone: 'Is the app on another device? Scan this with it.',
  openInApp: 'Open in authenticator',
  enterTextCode: 'Enter a text code',
  enterTextCodeHow: 'In the app, tap the plus sign, choose “Enter a setup key” and type these. The key is time-based.',
  account: 'Account',
  issuer: 'Issuer',
  key: 'Text key',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Your browser blocks copying here. The key is selected: copy it yourself.',
  keepSecret: 'Whoever sees this key can make your codes. Show it to nobody.',
} as const;

export const confirm = {
  title: 'Enter the verification code',
  short: 'Confirm',
  hint: 'Enter the 6 digits that the app now shows for this account.',
  submit: 'Verify and activate',
  noTriesLeft: 'That was the last try for this QR code. Start again with a new one; nothing has changed so far.',
  problems: {
    wrong_code: (facts) => {
      const drift = facts.clockDriftSeconds;
      if (!drift) return wrongAppCode(facts);
      const direction = drift > 0 ? 'ahead' : 'behind';
      return `Your phone’s clock is about ${span(Math.abs(drift))} ${direction}. Set its date and time to automatic, then enter the next code.${triesLeft(facts)}`;
    },
    too_many_attempts: (facts) =>
      `That was a few codes too many. Wait ${waitOf(facts)}, then enter a new one. Nothing has changed so far.`,
  } satisfies ScreenProblems,
} as const;

export const deactivation = {
  title: 'Deactivate two-factor authentication',
  meaning: 'Afterwards your password alone is enough to sign in: whoever learns it gets in.',
  mailbox: 'The code goes to your email, so whoever can read your mailbox can do this too, once they are signed in.',
  offer: 'We will send a code to your email address. Nothing changes until you enter it here.',
  send: 'Send',
  submit: 'Confirm deactivation',
  keep: 'Keep it active',
  problems: {
    wrong_code: (facts) =>
      facts.attemptsLeft === 0
        ? 'Your code didn’t match, and that was the last try for it. Send a new code to go on.'
        : wrongMailedCode(facts),
    challenge_gone: 'This code has expired or was replaced by another. Send a new one to go on.',
    too_many_attempts: (facts) =>
      `That was a few codes too many for this account. Wait ${waitOf(facts)}, then try again.`,
  } satisfies ScreenProblems,
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: noFurtherCode,
    mail_unavailable: 'We could not send the code. Two-factor authentication stays active; try again in a minute.',
  } satisfies ScreenProblems,
} as const;
