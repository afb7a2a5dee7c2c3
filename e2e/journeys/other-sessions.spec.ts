import { signInDirectly } from '../kit/fixtures/sign-in-directly.ts';
import { expect, test } from '../kit/fixtures/test.ts';

test('activation ends every other session of the account and keeps the one that activated', async ({
  page,
  member,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const elsewhere = await openAnotherBrowser();
  await member.on(elsewhere).signIn();
  await member.signIn();
  await member.activate();

  await elsewhere.getByRole('link', { name: 'Settings' }).click();
  await expect(elsewhere).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(elsewhere.getByText('Your session has ended.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('deactivation ends every other session of the account', async ({
  page,
  memberWithPhone,
  mailbox,
  openAnotherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const elsewhere = await openAnotherBrowser();
  await memberWithPhone.on(elsewhere).signIn();
  await signInDirectly(page, memberWithPhone);
  await page.goto('/settings/two-factor');
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const code = await mailbox.latestCode({ to: memberWithPhone.email, purpose: 'deactivation' });
  await page.getByLabel('Verification code').fill(code);
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();

  await elsewhere.getByRole('link', { name: 'Settings' }).click();
  await expect(elsewhere).toHaveURL((url) => url.pathname === '/sign-in');
  await expect(elsewhere.getByLabel('Email')).toHaveAccessibleDescription(/Your session has ended\./);
});
