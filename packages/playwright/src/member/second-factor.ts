import type { Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { RecoveryCodes } from '../recovery-codes/recovery-codes.ts';
import { type ConsoleDescription, find } from './console.ts';

interface Place {
  page: Page;
  email: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
  recoveryCodes: RecoveryCodes;
  console: ConsoleDescription;
}

/** Answers the question for the second factor. The sixth digit submits, so nothing has to be pressed. */
export async function answerWithAuthenticator({ page, authenticatorApp, console }: Place): Promise<void> {
  const field = find(page, console, 'verificationCode');
  const code = await authenticatorApp.nextCode();
  await field.fill(code);
}

export async function answerWithEmail({ page, email, mailbox, console }: Place): Promise<void> {
  await find(page, console, 'codeByEmail').click();
  await find(page, console, 'send').click();
  const code = await mailbox.latestCode({ to: email, purpose: 'sign-in' });
  await find(page, console, 'verificationCode').fill(code);
}

/** Spends one of the codes. */
export async function answerWithRecoveryCode({ page, recoveryCodes, console }: Place): Promise<void> {
  await find(page, console, 'useRecoveryCode').click();
  await find(page, console, 'recoveryCode').fill(recoveryCodes.next());
}

/** The device that holds it answers the browser: see the fixture `passkey`. */
export async function answerWithPasskey({ page, console }: Place): Promise<void> {
  await find(page, console, 'usePasskey').click();
}
