import { afterAll, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, confirmRecoveryCodes, member, query } = system;

const statusOf = async ({ account }: { account: { id: string } }) =>
  (await system.readTwoFactorStatus(account.id))?.recoveryCodes;

test('one that is typed back shows that they were saved, and is not spent', async () => {
  const someone = await activeMember();
  const [code = ''] = someone.recoveryCodes;
  expect(await confirmRecoveryCodes({ ...someone, code, requestedFrom })).toEqual({ kind: 'saved' });
  expect(await statusOf(someone)).toMatchObject({ left: 10, isSaved: true });
  expect(await confirmRecoveryCodes({ ...someone, code, requestedFrom })).toEqual({ kind: 'saved' });
  const events = await query(
    "select kind from security_events where account_id = $1 and kind = 'recovery-codes-saved'",
    [someone.account.id],
  );
  expect(events).toHaveLength(1);
});

test('a code of somebody else is wrong, and says nothing', async () => {
  const [someone, another] = [await activeMember(), await activeMember()];
  const [code = ''] = another.recoveryCodes;
  expect(await confirmRecoveryCodes({ ...someone, code, requestedFrom })).toEqual({ kind: 'wrong-code' });
  expect(await statusOf(someone)).toMatchObject({ isSaved: false });
});

test('there is nothing to confirm without codes', async () => {
  const someone = await member();
  const code = '0123456789ABCDEF';
  expect(await confirmRecoveryCodes({ ...someone, code, requestedFrom })).toEqual({ kind: 'no-recovery-codes' });
});

test('SecretUnreadable: the key of the set is missing', async () => {
  const someone = await activeMember();
  const lost = system.composedWith({ keyring: [someKey('other')] });
  const [code = ''] = someone.recoveryCodes;
  await expect(lost.confirmRecoveryCodes({ ...someone, code, requestedFrom })).rejects.toMatchObject({
    code: 'KEY_MISSING',
  });
});
