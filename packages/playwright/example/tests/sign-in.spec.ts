import { expect, test } from './robot.js';

// These are about the sign-in itself, so they begin without the project's storage state.
test.use({ storageState: { cookies: [], origins: [] } });

// Another worker may sign in to the same account at the same time: one of the two waits for the other's half minute to end, and
// the report says so.
test('the robot signs in with its authenticator', async ({ page, member }) => {
  await member.signIn();
  await expect(page.getByRole('button', { name: member.email })).toBeVisible();
});

test('without its phone, the robot signs in with a code by email', async ({ page, member, mailbox }) => {
  await member.enterPassword();
  await page.getByRole('link', { name: 'Get a verification code by email' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const code = await mailbox.latestCode({ to: member.email, purpose: 'sign-in' });
  await page.getByLabel('Verification code').fill(code); // the sixth digit submits
  await expect(page.getByRole('button', { name: member.email })).toBeVisible();
});
