import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { passkeysAt } from '../../testing/passkeys.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, listPasskeys, renamePasskey } = system;
const { withPasskey } = passkeysAt(system);

test('a passkey has another name from then on, and the log says so', async () => {
  const someone = await withPasskey(await withPasskey(await activeMember(), {}, 'First'), {}, 'Second');
  const { account, passkeyId, session } = someone;
  expect(await renamePasskey({ session, passkeyId, name: 'Old laptop', requestedFrom })).toEqual({ kind: 'renamed' });
  expect((await listPasskeys(account.id)).passkeys.map(({ name }) => name)).toEqual(['First', 'Old laptop']);
  expect((await system.securityEvents(account.id)).at(-1)).toBe('passkey-renamed');
});

test('no-passkey: one of another account is not there', async () => {
  const [someone, other] = [await withPasskey(await activeMember()), await withPasskey(await activeMember())];
  const { passkeyId } = other;
  const outcome = await renamePasskey({ session: someone.session, passkeyId, name: 'Mine', requestedFrom });
  expect(outcome).toEqual({ kind: 'not-found' });
  expect(await listPasskeys(other.account.id)).toMatchObject({ passkeys: [{ name: 'A key' }] });
});

test('each account sees its own, the oldest first', async () => {
  const someone = await withPasskey(await withPasskey(await activeMember(), {}, 'First'), {}, 'Second');
  await withPasskey(await activeMember(), {}, 'Another’s');
  expect((await listPasskeys(someone.account.id)).passkeys.map(({ name }) => name)).toEqual(['First', 'Second']);
});
