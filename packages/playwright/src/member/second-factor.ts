import type { Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { labels } from './labels.ts';

/** Answers `/sign-in/verify`. The sixth digit submits, so nothing has to be pressed. */
export async function answerWithAuthenticator(page: Page, authenticatorApp: AuthenticatorApp): Promise<void> {
  await page.getByLabel(labels.verificationCode).fill(await authenticatorApp.nextCode());
}

export async function answerWithEmail(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  await page.getByRole('link', { name: labels.codeByEmail }).click();
  await page.getByRole('button', { name: labels.send }).click();
  await page.getByLabel(labels.verificationCode).fill(await mailbox.latestCode({ to: email, purpose: 'sign-in' }));
}
