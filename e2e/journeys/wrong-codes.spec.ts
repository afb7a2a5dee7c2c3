import { sendCodeByEmail, someOtherCode } from '../kit/fixtures/email-code.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('a wrong code is cleared, the field keeps the focus and the tries left are told', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await memberWithPhone.enterPassword();
  const field = page.getByLabel('Verification code');
  await field.fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText(/Your code didn’t match\..*4 tries left\./);
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Your code didn’t match/);

  await field.fill(await authenticatorApp.nextCode());
  await expect(page).toHaveURL('/');
});

test('five wrong codes, of whichever kind, end the challenge and lead back to the password', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await memberWithPhone.enterPassword();
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText('4 tries left');
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await expect(page.getByRole('alert')).toContainText('3 tries left');

  await sendCodeByEmail(page);
  const code = await mailbox.latestCode({ to: memberWithPhone.email });
  const anotherCode = someOtherCode(code);
  await page.getByLabel('Verification code').fill(anotherCode);
  await expect(page.getByRole('alert')).toContainText('2 tries left');
  await page.getByLabel('Verification code').fill(anotherCode);
  await expect(page.getByRole('alert')).toContainText('1 try left');
  await page.getByLabel('Verification code').fill(anotherCode);

  await expect(page.getByRole('heading', { name: 'This sign-in has ended' })).toBeFocused();
  await expect(page.getByText('That was the last try for this sign-in.')).toBeVisible();
  consoleErrors.expectRefusal(410);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This sign-in has ended' })).toBeFocused();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page).toHaveURL('/sign-in');
});

test('after a challenge has ended, the password opens another in which the right code works', async ({
  page,
  memberWithPhone,
  authenticatorApp,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await memberWithPhone.enterPassword();
  for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
    await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await page.getByLabel('Verification code').fill(authenticatorApp.wrongCode());
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await memberWithPhone.signIn();
  await expect(page).toHaveURL('/');
});
