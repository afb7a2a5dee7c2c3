import { expect, test } from '@countersign/playwright';

test.use({
  // Whoever activates or deactivates ends every other session of the account, so each worker has an account of its own for it.
  memberEmail: `worker-${process.env.TEST_PARALLEL_INDEX}@example.com`,
  storageState: { cookies: [], origins: [] },
});

test('a member activates by the QR code, comes back with a code, and deactivates by email', async ({
  page,
  member,
}) => {
  await member.signIn();
  await member.activate({ by: 'QR code' });
  await member.signOut();
  await member.signIn();
  await member.deactivate();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});

test('a member adds a passkey, and comes back with it', async ({ page, member, passkey }) => {
  await member.signIn();
  await member.activate();
  await member.addPasskey('Laptop');
  await member.signOut();
  await member.signIn({ by: 'passkey' });
  expect(passkey.credentials()).toHaveLength(1);
  await member.deactivate();
  await expect(page.getByText('Not active', { exact: true })).toBeVisible();
});
