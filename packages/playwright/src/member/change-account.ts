import { expect } from '@playwright/test';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { find } from './console.ts';
import { pressThrough, type StepUpPlace } from './step-up.ts';

interface Place extends StepUpPlace {
  email: string;
  mailbox: Mailbox;
}

/** Changes the password in the settings. */
export async function changePassword({ page, email, password, console }: Place, to: string): Promise<void> {
  await page.goto(console.paths.changePassword);
  await find(page, console, 'currentPassword').fill(password);
  await find(page, console, 'newPassword').fill(to);
  await find(page, console, 'confirmPassword').fill(to);
  await find(page, console, 'changePassword').click();
  await expect(page, `the password of ${email} should be changed`).not.toHaveURL(at(console.paths.changePassword));
}

/** Changes the email in the settings, with the code that is mailed to the new one. */
export async function changeEmail(place: Place, to: string): Promise<void> {
  const { page, email, mailbox, console } = place;
  await page.goto(console.paths.changeEmail);
  await find(page, console, 'newEmail').fill(to);
  const code = find(page, console, 'verificationCode');
  await pressThrough(place, find(page, console, 'send'), code);
  await code.fill(await mailbox.latestCode({ to }));
  await expect(page, `${email} should be ${to} now`).not.toHaveURL(at(console.paths.changeEmail));
}

const at = (path: string) => (url: URL) => url.pathname === path;
