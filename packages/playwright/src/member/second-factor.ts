import type { Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { type ConsoleDescription, find } from './console.ts';

interface Place {
  page: Page;
  email: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
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
