import { expect, type Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { test } from '../kit/fixtures/test.ts';
import { goToWizardStep } from '../kit/fixtures/wizard.ts';
import { type Album, openAlbum } from './album.ts';

/** The wizard as narrow as it may be with the QR code and its explanation side by side. */
test.use({ viewport: { width: 608, height: 900 } });

let album: Album;
test.beforeAll(() => {
  album = openAlbum();
});
test.afterAll(() => album.close());

const codeField = (page: Page) => page.getByLabel('Verification code');
const showTextKey = (page: Page) => page.getByRole('main').getByRole('button', { expanded: false }).click();

/** The key in these pictures is never activated, and the account is gone with the system that was started for them. */
test('the wizard', async ({ page, member }) => {
  await member.signIn();
  await goToWizardStep(page, 'Scan the QR code');
  await album.take(page, 'scan');
  await album.take(page, 'text-key', { prepare: showTextKey, part: (card) => card.locator('[id]:has(dl)') });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'confirm');
});

test('the sign-in and the deactivation', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'verify');
  await sendCodeByEmail(page);
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await album.take(page, 'verify-by-email');
  await codeField(page).fill(code);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'deactivation');
});
