import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import {
  expectWizardStep,
  goToWizardStep,
  openTextKey,
  saveRecoveryCodes,
  shownTextKey,
} from '../kit/fixtures/wizard.ts';

test('a reload comes back to the same step with the same key', async ({ page, member, authenticatorApp }) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await page.reload();
  await expectWizardStep(page, 'Get the app');
  await page.getByRole('button', { name: 'Continue' }).click();

  const textKey = await openTextKey(page);
  await page.reload();
  await expectWizardStep(page, 'Scan the QR code');
  expect(await openTextKey(page)).toBe(textKey);
  await page.getByRole('button', { name: 'Continue' }).click();

  await expectWizardStep(page, 'Enter the verification code');
  await page.reload();
  await expectWizardStep(page, 'Enter the verification code');
  authenticatorApp.enterTextKey(textKey);
  await page.getByLabel('Verification code').fill(await authenticatorApp.nextCode());
  await saveRecoveryCodes(page);
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});

test('Back in the browser goes back one step at a time, and the key stays the same', async ({ page, member }) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Scan the QR code');
  const textKey = await openTextKey(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectWizardStep(page, 'Enter the verification code');

  await page.goBack();
  await expectWizardStep(page, 'Scan the QR code');
  expect(await openTextKey(page)).toBe(textKey);
  await page.goBack();
  await expectWizardStep(page, 'Get the app');
  await page.goBack();
  await expect(page).toHaveURL('/settings/two-factor');
});

test('leaving half-way changes nothing', async ({ page, member, openAnotherBrowser }) => {
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Enter the verification code');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await member.on(elsewhere).signIn();
  await expect(elsewhere, 'no second factor is asked for').toHaveURL('/');
});

test('after activation, Back does not show the key again', async ({ page, member }) => {
  await member.signIn();
  await member.activate();
  await page.goBack();
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await expect(shownTextKey(page)).toBeHidden();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeHidden();
  await page.goto('/settings/two-factor/activate');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeHidden();
});
