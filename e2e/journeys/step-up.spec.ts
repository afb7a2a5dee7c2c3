import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { answerAsIfStale } from '../kit/fixtures/stale-proof.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { expectWizardStep, goToWizardStep } from '../kit/fixtures/wizard.ts';

test.beforeEach(({ consoleErrors }) => consoleErrors.expectRefusal(403));

test('a deactivation after a while asks for the password, then goes on by itself', async ({
  page,
  memberWithPhone,
  mailbox,
}) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await answerAsIfStale(page, '/api/two-factor/deactivation');
  await page.getByRole('button', { name: 'Deactivate' }).click();

  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(memberWithPhone.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page
    .getByLabel('Verification code')
    .fill(await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' }));
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('a wrong password in the dialog can be corrected', async ({ page, member, consoleErrors }) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, member);
  await goToWizardStep(page, 'Get the app');
  await answerAsIfStale(page, '/api/two-factor/activation');
  await page.getByRole('button', { name: 'Continue' }).click();
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await dialog.getByLabel('Password', { exact: true }).fill('not-the-right-password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Your password didn’t match.');
  await dialog.getByLabel('Password', { exact: true }).fill(member.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toBeHidden();
  await expectWizardStep(page, 'Scan the QR code');
});

test('Cancel in the dialog leaves everything as it was', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await answerAsIfStale(page, '/api/two-factor/deactivation');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('dialog', { name: "Confirm it's you" }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeFocused();
  await page.goto('/settings/two-factor');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('a request that fails, before the password or after it, leaves the focus on its button', async ({
  page,
  memberWithPhone,
  consoleErrors,
}) => {
  consoleErrors.expectNoConnection();
  const cutOff = () => page.route('**/api/two-factor/deactivation', (route) => route.abort(), { times: 1 });
  const deactivate = page.getByRole('button', { name: 'Deactivate' });
  const refusal = page.getByRole('alert').getByText('The server cannot be reached right now.');
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await expect(deactivate).toBeVisible();
  await cutOff();
  await deactivate.click();
  await expect(refusal).toBeVisible();
  await expect(deactivate).toBeFocused();

  await cutOff();
  await answerAsIfStale(page, '/api/two-factor/deactivation');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(memberWithPhone.password);
  // The refusal of before may still be there.
  const cutOffAgain = page.waitForEvent('requestfailed');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await cutOffAgain;
  await expect(refusal).toBeVisible();
  await expect(deactivate).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings/two-factor/deactivate');
});

test('going to another page, in the shell or out of it, leaves everything as it was', async ({
  page,
  memberWithPhone,
}) => {
  const sections = page.getByRole('navigation', { name: 'Sections' });
  const dialog = page.getByRole('dialog', { name: "Confirm it's you" });
  const deactivate = page.getByRole('button', { name: 'Deactivate' });
  const beginToDeactivate = async () => {
    await answerAsIfStale(page, '/api/two-factor/deactivation');
    await deactivate.click();
    await expect(dialog).toBeVisible();
  };
  await signInDirectly(page, memberWithPhone);
  await page.goto('/');
  await sections.getByRole('link', { name: 'Settings' }).click();
  await beginToDeactivate();
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(dialog).toBeHidden();

  await page.goForward();
  await sections.getByRole('link', { name: 'Help' }).click();
  await expect(page).toHaveURL('/help/two-factor-authentication');
  await page.goBack();
  await beginToDeactivate();
  await page.goForward();
  await expect(page).toHaveURL('/help/two-factor-authentication');
  await expect(dialog).toBeHidden();
  await page.goBack();
  await expect(deactivate).toBeVisible();
  await expect(dialog).toBeHidden();
});
