import { expect, type Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { test } from '../kit/fixtures/test.ts';
import { goToWizardStep } from '../kit/fixtures/wizard.ts';
import { type Album, openAlbum } from './album.ts';

/** As narrow as screens look the same as on a wider one. */
const narrow = { width: 608, height: 900 };
/** Here the QR code and its explanation still stand side by side. */
const sideBySide = { width: 660, height: 900 };

test.use({ viewport: narrow });

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
  await page.setViewportSize(sideBySide);
  await album.take(page, 'scan');
  await page.setViewportSize(narrow);
  await album.take(page, 'text-key', { prepare: showTextKey, part: (card) => card.locator('[id]:has(dl)') });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'confirm');
});

test('the sign-in and the deactivation', async ({ page, memberWithPhone, mailbox }) => {
  await memberWithPhone.enterPassword();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'verify');
  await page.getByRole('link', { name: 'I lost my phone' }).click();
  await album.take(page, 'lost-phone');
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(page.getByLabel('Recovery code')).toBeVisible();
  await album.take(page, 'verify-by-recovery-code');
  await page.goto('/sign-in/verify');
  await sendCodeByEmail(page);
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await album.take(page, 'verify-by-email');
  await codeField(page).fill(code);
  await expect(page).toHaveURL('/');

  await page.goto('/settings/two-factor/test');
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'test-my-code');
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(codeField(page)).toBeVisible();
  await album.take(page, 'deactivation');
});
