import { newAuthenticatorApp } from '@countersign/playwright';
import { sendCodeByEmail } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { enterKeyInWizard, saveRecoveryCodes } from '../kit/fixtures/wizard.ts';

test('SEC-55 with the phone lost: in by email, deactivate, activate on a new phone; the old one is worthless', async ({
  page,
  memberWithPhone,
  authenticatorApp: oldPhone,
  mailbox,
  openAnotherBrowser,
  consoleErrors,
}) => {
  const newPhone = newAuthenticatorApp();
  await memberWithPhone.enterPassword();
  await sendCodeByEmail(page);
  await page
    .getByLabel('Verification code')
    .fill(await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'sign-in' }));
  await expect(page).toHaveURL('/');

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page
    .getByLabel('Verification code')
    .fill(await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' }));
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();

  await enterKeyInWizard(page, newPhone);
  await page.getByLabel('Verification code').fill(await newPhone.nextCode());
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();

  consoleErrors.expectRefusal(422);
  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).enterPassword();
  await elsewhere.getByLabel('Verification code').fill(await oldPhone.nextCode());
  await expect(elsewhere.getByRole('alert')).toContainText('Your code didn’t match.');
  await elsewhere.getByLabel('Verification code').fill(await newPhone.nextCode());
  await expect(elsewhere).toHaveURL('/');
});
