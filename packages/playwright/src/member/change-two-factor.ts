import { expect } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { find } from './console.ts';
import { pressThrough, type StepUpPlace } from './step-up.ts';

/** How the key gets from the wizard into the authenticator app; `'text key'` unless said otherwise. */
export interface ActivationChoice {
  by?: 'text key' | 'QR code';
}

interface Place extends StepUpPlace {
  email: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
}

/** Goes through the wizard, giving the app its key. */
export async function activate(place: Place, { by = 'text key' }: ActivationChoice = {}): Promise<void> {
  const { page, authenticatorApp, console } = place;
  const part = (name: Parameters<typeof find>[2]) => find(page, console, name);
  await page.goto(console.paths.activation);
  await pressThrough(place, part('continue'), part('enterTextCode').or(part('textKey')).first());
  if (by === 'QR code') await authenticatorApp.scanPage(page);
  else {
    // On a phone the key is there at once.
    if (!(await part('textKey').isVisible())) await part('enterTextCode').click();
    authenticatorApp.enterTextKey((await part('textKey').textContent()) ?? '');
  }
  await part('continue').click();
  await part('verificationCode').fill(await authenticatorApp.nextCode());
  await expect(part('deactivate'), 'two-factor authentication should be active').toBeVisible();
}

export async function deactivate(place: Place): Promise<void> {
  const { page, email, mailbox, console } = place;
  await page.goto(console.paths.twoFactor);
  await pressThrough(place, find(page, console, 'deactivate'), find(page, console, 'verificationCode'));
  const code = await mailbox.latestCode({ to: email, purpose: 'deactivation' });
  await find(page, console, 'verificationCode').fill(code);
  await expect(find(page, console, 'activate'), 'two-factor authentication should be off').toBeVisible();
}
