import { announcement } from '../kit/fixtures/announcement.ts';
import { someOtherCode } from '../kit/fixtures/email-code.ts';
import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('a member deactivates with the code that is mailed at once', async ({
  page,
  memberWithPhone,
  mailbox,
  openAnotherBrowser,
}) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page).toHaveURL('/settings/two-factor/deactivate');
  await expect(page.getByText('m•••@e•••.com')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resend' })).toBeDisabled();
  await expect(page.getByText(/You can have a new code in 0:[0-5]\d/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Confirm deactivation' })).toBeVisible();

  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  await page.getByLabel('Verification code').fill(code);
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(announcement(page)).toContainText('Two-factor authentication is off.');
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();

  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).enterPassword();
  await expect(elsewhere, 'the password alone signs in').toHaveURL('/');
});

test('a wrong code deactivates nothing and can be corrected', async ({
  page,
  memberWithPhone,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  await page.getByLabel('Verification code').fill(someOtherCode(code));
  await expect(page.getByRole('alert')).toContainText(/Your code didn’t match\..*4 tries left\./);
  await expect(page.getByLabel('Verification code')).toHaveValue('');
  await expect(page.getByLabel('Verification code')).toBeFocused();
  await page.getByLabel('Verification code').fill(code);
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('whoever thinks better of it keeps everything as it was', async ({ page, memberWithPhone }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByText('Keep it active').click();
  await expect(page).toHaveURL('/settings/two-factor');
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('a reload keeps the code that was sent', async ({ page, memberWithPhone, mailbox }) => {
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  // The mail can be there before the page has heard that it was sent.
  await expect(page.getByLabel('Verification code')).toBeVisible();
  await page.reload();
  await page.getByLabel('Verification code').fill(code);
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('after the last try the heading has the focus, and another code can be sent', async ({
  page,
  memberWithPhone,
  mailbox,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(422);
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  for (const left of ['4 tries left', '3 tries left', '2 tries left', '1 try left']) {
    await page.getByLabel('Verification code').fill(someOtherCode(code));
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await page.getByLabel('Verification code').fill(someOtherCode(code));
  await expect(page.getByRole('alert')).toContainText('that was the last try for it');
  await expect(page.getByRole('heading', { name: 'Deactivate two-factor authentication' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});
