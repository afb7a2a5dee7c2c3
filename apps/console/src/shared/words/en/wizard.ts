import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { span, triesLeft, waitOf } from './amounts.ts';
import { wrongAppCode } from './codes.ts';

const activation = {
  eyebrow: 'Activate two-factor authentication',
  progress: 'Steps',
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  startAgain: 'Start again',
  expired: 'This QR code has expired. Start again to get a new one. If you scanned it, delete its entry from the app.',
} as const;

const getApp = {
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

const byPasskey = {
  offer: 'Use a passkey instead',
  short: 'Passkey',
  useApp: 'Use an app instead',
} as const;

const scan = {
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

const confirm = {
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

/** What the wizard says, which few go through twice. */
export const wizard = { activation, getApp, byPasskey, scan, confirm } as const;
