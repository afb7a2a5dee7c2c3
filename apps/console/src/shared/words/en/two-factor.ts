import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongMailedCode } from './codes.ts';

const nothingToDeactivate = 'Two-factor authentication is not active, so there is nothing to deactivate.';

export const twoFactor = {
  title: 'Two-Factor Authentication',
  intro: 'A second proof besides your password: a code from an app on your phone, or a passkey.',
  active: 'Active',
  inactive: 'Not active',
  activeSince: (day: string) => `Since ${day}, you sign in with your password and a second factor.`,
  inactiveText: 'Anybody who learns your password can sign in as you. With a code from your phone, they cannot.',
  factorNames: {
    passkey: 'Passkeys and security keys',
    authenticator: 'Authenticator app',
    email: 'Code by email',
    'recovery-code': 'Recovery codes',
  },
  factorTexts: {
    passkey: 'A touch, your face or a PIN in place of a code. No other site can ask for it.',
    authenticator: 'Google Authenticator or any other authenticator app',
    email: 'When nothing else is at hand, we can send a code to your email address.',
    'recovery-code': 'Each of them lets you in once, should your phone or passkey be gone.',
  },
  mailboxWarning: 'Whoever can read your mailbox can get such a code. Protect the mailbox as well as this account.',
  deactivationMailbox: 'Deactivating takes a code by email. Protect the mailbox as well as this account.',
  changedPhone: 'Lost your phone, and no other yet? Deactivate here, and activate again when you have one.',
  testCode: 'Test my code',
  activate: 'Activate',
  deactivate: 'Deactivate',
  activated: 'Two-factor authentication is on. From your next sign-in we will ask for a code.',
  activatedByPasskey: 'Two-factor authentication is on. From your next sign-in we will ask for your passkey.',
  deactivated: 'Two-factor authentication is off. From now on your password alone is enough to sign in.',
  moved: 'Your new phone makes your codes now. The old one is no longer needed.',
  renewed: 'Your new recovery codes are saved. The ones before no longer work.',
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: (facts) =>
      `No more codes can be sent right now. Wait ${waitOf(facts)}, then press Deactivate again.`,
    mail_unavailable: 'We could not send the code, so nothing has changed. Try again in a minute.',
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
