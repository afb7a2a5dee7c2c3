import { afterAll, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { beginActivation, member, query, readPendingActivation, signedIn } = system;

test('the same keys again, for a reload of the wizard', async () => {
  const { session } = await member();
  const { kind, ...begun } = await beginActivation({ session, requestedFrom });
  expect(kind).toBe('begun');
  expect(await readPendingActivation(session)).toEqual(begun);
});

test('null: another session of the account sees nothing of it', async () => {
  const { account, session } = await member();
  await beginActivation({ session, requestedFrom });
  expect(await readPendingActivation((await signedIn(account)).session)).toBeNull();
});

test('null: it has expired, or the activation is confirmed', async () => {
  const { account, session } = await member();
  await beginActivation({ session, requestedFrom });
  await query('update pending_activations set expires_at = now() where account_id = $1', [account.id]);
  expect(await readPendingActivation(session)).toBeNull();
  expect(await readPendingActivation((await system.activeMember()).session)).toBeNull();
});

test('a secret under an older key is sealed anew', async () => {
  const { account, session } = await member();
  await beginActivation({ session, requestedFrom });
  const rotated = system.composedWith({ keyring: [someKey('newer'), ...system.keyring] });
  const before = await readPendingActivation(session);
  expect(await rotated.readPendingActivation(session)).toEqual(before);
  await rotated.settled();
  const [row] = await query('select key_id from pending_activations where account_id = $1', [account.id]);
  expect(row).toEqual({ key_id: 'newer' });
});
