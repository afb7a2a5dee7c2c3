import { expect } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { RecoveryCodes } from '../recovery-codes/recovery-codes.ts';
import { find } from './console.ts';
import { saveRecoveryCodes } from './save-recovery-codes.ts';
import { pressThrough, type StepUpPlace } from './step-up.ts';

/**
 * How the key gets from the wizard into the authenticator app; `'text key'` unless said otherwise. By `'passkey'` there is no
 * key: the fixture `passkey` answers.
 */
export interface ActivationChoice {
  by?: 'text key' | 'QR code' | 'passkey';
}

/** How the key gets there; `'text key'` unless said otherwise. */
export interface AdditionChoice {
  by?: 'text key' | 'QR code';
}

interface Place extends StepUpPlace {
  email: string;
  authenticatorApp: AuthenticatorApp;
  mailbox: Mailbox;
  recoveryCodes: RecoveryCodes;
}

/** Goes through the wizard and saves the recovery codes. */
export async function activate(place: Place, { by = 'text key' }: ActivationChoice = {}): Promise<void> {
  const { page, console } = place;
  await page.goto(console.paths.activation);
  if (by === 'passkey') await makePasskey(place);
  else await giveKey(place, by);
  await saveRecoveryCodes(place);
  await expect(find(page, console, 'deactivate'), 'two-factor authentication should be active').toBeVisible();
}

/** By the name that the page proposes. */
async function makePasskey(place: Place): Promise<void> {
  const { page, console } = place;
  await find(page, console, 'passkeyInstead').click();
  await find(page, console, 'passkeyName').waitFor();
  await pressThrough(place, find(page, console, 'continue'), find(page, console, 'shownRecoveryCode').first());
}

/** Adds the app in the settings, where it is not set up. */
export async function addAuthenticator(place: Place, { by = 'text key' }: AdditionChoice = {}): Promise<void> {
  const { page, console } = place;
  await page.goto(console.paths.twoFactor);
  await find(page, console, 'addAuthenticator').click();
  await giveKey(place, by);
  await expect(find(page, console, 'deactivate'), 'the authenticator app should be added').toBeVisible();
}

async function giveKey(place: Place, by: 'text key' | 'QR code'): Promise<void> {
  const { page, authenticatorApp, console } = place;
  const part = (name: Parameters<typeof find>[2]) => find(page, console, name);
  await pressThrough(place, part('continue'), part('enterTextCode').or(part('textKey')).first());
  if (by === 'QR code') await authenticatorApp.scanPage(page);
  else {
    // On a phone the key is there at once.
    if (!(await part('textKey').isVisible())) await part('enterTextCode').click();
    authenticatorApp.enterTextKey((await part('textKey').textContent()) ?? '');
  }
  await part('continue').click();
  await part('verificationCode').fill(await authenticatorApp.nextCode());
}

/** Has new recovery codes made in the settings, and saves them. */
export async function renewRecoveryCodes(place: Place): Promise<void> {
  const { page, console } = place;
  await page.goto(console.paths.twoFactor);
  await pressThrough(place, find(page, console, 'newRecoveryCodes'), find(page, console, 'savedRecoveryCodes'));
  await saveRecoveryCodes(place);
  await expect(find(page, console, 'deactivate'), 'the recovery codes should be saved').toBeVisible();
}

export async function deactivate(place: Place): Promise<void> {
  const { page, email, mailbox, console } = place;
  await page.goto(console.paths.twoFactor);
  await pressThrough(place, find(page, console, 'deactivate'), find(page, console, 'verificationCode'));
  const code = await mailbox.latestCode({ to: email, purpose: 'deactivation' });
  await find(page, console, 'verificationCode').fill(code);
  await expect(find(page, console, 'activate'), 'two-factor authentication should be off').toBeVisible();
}
