import { expect, type Page } from '@playwright/test';
import type { AuthenticatorApp } from '../authenticator/authenticator-app.ts';
import { labels } from './labels.ts';

/** Thirty-two characters of base32 (a secret of 20 bytes), shown in groups of four. */
const TEXT_KEY = /^([A-Z2-7]{4}\s?){8}$/u;

/** Goes through the wizard, giving the app the text key; a QR code would need a camera. */
export async function activate(page: Page, authenticatorApp: AuthenticatorApp): Promise<void> {
  await page.goto('/settings/two-factor/activate');
  await page.getByRole('button', { name: labels.continue }).click();
  await page.getByRole('button', { name: labels.enterTextCode }).click();
  authenticatorApp.enterTextKey((await page.getByText(TEXT_KEY).textContent()) ?? '');
  await page.getByRole('button', { name: labels.continue }).click();
  await page.getByLabel(labels.verificationCode).fill(await authenticatorApp.nextCode());
  await expect(page.getByRole('button', { name: labels.deactivate })).toBeVisible();
}
