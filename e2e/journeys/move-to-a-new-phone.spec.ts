import { newAuthenticatorApp } from '@countersign/playwright';
import type { Page } from '@playwright/test';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, openTextKey } from '../kit/fixtures/wizard.ts';

const MOVE = '/settings/two-factor/move';

/** From the settings to the step that shows the key, which the new phone takes. */
async function scanWithNewPhone(page: Page) {
  const newPhone = newAuthenticatorApp();
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Move to a new phone' }).click();
  await expectWizardStep(page, 'Get the app');
  await expect(page.getByText('Your old phone goes on working')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectWizardStep(page, 'Scan the QR code');
  newPhone.enterTextKey(await openTextKey(page));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectWizardStep(page, 'Enter the verification code');
  return newPhone;
}

test('the old phone works until the new one is confirmed, and the last step says to delete its entry', async ({
  page,
  memberWithPhone,
  authenticatorApp: oldPhone,
  openAnotherBrowser,
  consoleErrors,
}) => {
  await memberWithPhone.signIn();
  const newPhone = await scanWithNewPhone(page);
  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).signIn();

  await page.reload();
  await expectWizardStep(page, 'Enter the verification code');
  await page.getByLabel('Verification code').fill(await newPhone.nextCode());
  await expect(page.getByRole('heading', { name: 'Delete the old entry' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Your new phone makes your codes now.')).toBeVisible();

  // The session elsewhere ended with the move, and the old phone's codes with it.
  consoleErrors.expectRefusal(401);
  consoleErrors.expectRefusal(422);
  await elsewhere.goto('/settings/two-factor');
  await expect(elsewhere.getByLabel('Password')).toBeVisible();
  await memberWithPhone.on(elsewhere).enterPassword();
  await elsewhere.getByLabel('Verification code').fill(await oldPhone.nextCode());
  await expect(elsewhere.getByRole('alert')).toContainText('Your code didn’t match.');
  await elsewhere.getByLabel('Verification code').fill(await newPhone.nextCode());
  await expect(elsewhere.getByRole('button', { name: 'Move to a new phone' })).toBeVisible();
});

test('cancelled half-way, nothing has changed', async ({ page, memberWithPhone }) => {
  await memberWithPhone.signIn();
  await scanWithNewPhone(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Move to a new phone' })).toBeVisible();
  await page.goto(`${MOVE}?step=scan`);
  await expectWizardStep(page, 'Get the app');
  await memberWithPhone.signOut();
  await memberWithPhone.signIn();
});

test('a code of the old phone is not one of the new', async ({
  page,
  memberWithPhone,
  authenticatorApp: oldPhone,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await memberWithPhone.signIn();
  await scanWithNewPhone(page);
  await page.getByLabel('Verification code').fill(await oldPhone.nextCode());
  await expect(page.getByRole('alert')).toContainText('Your code didn’t match.');
});

test('who came in by email confirms with the authenticator first: a mailbox alone replaces nothing', async ({
  page,
  memberWithPhone,
  authenticatorApp: oldPhone,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(403);
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  const mailed = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' });
  await page.getByLabel('Verification code').fill(mailed);
  await expect(page).toHaveURL('/');
  await expect(page.getByText('You signed in with a code by email instead of your authenticator.')).toBeVisible();

  await page.getByRole('link', { name: 'Move to a new phone' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('A mailbox alone may not change your second factor');
  await dialog.getByLabel('Verification code').fill(await oldPhone.nextCode());
  await expectWizardStep(page, 'Scan the QR code');
  // The session has proved the authenticator now.
  await expect(page.getByText('You signed in with a code by email')).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('by keyboard only, without sideways scrolling', async ({ page, memberWithPhone, mailbox }) => {
    await memberWithPhone.signIn();
    const newPhone = newAuthenticatorApp();
    await page.goto(MOVE);
    await expectWizardStep(page, 'Get the app');
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await expectWizardStep(page, 'Scan the QR code');
    await page.getByRole('button', { name: 'Enter a text code' }).press('Enter');
    newPhone.enterTextKey((await page.getByText(/^([A-Z2-7]{4}\s?){8}$/).textContent()) ?? '');
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await expect(page.getByLabel('Verification code')).toBeFocused();
    await page.keyboard.type(await newPhone.nextCode());
    const heading = page.getByRole('heading', { name: 'Delete the old entry' });
    await expect(heading).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const notice = await mailbox.latestMail({ to: memberWithPhone.email, purpose: /moved to a new phone/ });
    expect(notice.text).toContain('delete the old entry from the old phone');
  });
});
