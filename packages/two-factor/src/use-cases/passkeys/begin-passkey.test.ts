import { afterAll, expect, test } from 'vitest';
import { passkeyLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { passkeysAt } from '../../testing/passkeys.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginPasskey, member, query } = system;
const { withPasskey } = passkeysAt(system);

interface CreationOptions {
  challenge: string;
  excludeCredentials: { id: string }[];
}

async function begun(someone: Parameters<typeof beginPasskey>[0]): Promise<CreationOptions> {
  const outcome = await beginPasskey(someone);
  if (outcome.kind !== 'begun') throw new Error(outcome.kind);
  return outcome.options as unknown as CreationOptions;
}

test('SEC-90 a browser is asked for what is made for the console’s host: 32 random bytes, no attestation, and three algorithms', async () => {
  const someone = await member();
  const options = await begun(someone);
  expect(options).toMatchObject({
    rp: { id: 'console.example.com', name: 'Mini Program Platform' },
    user: { name: someone.account.email },
    attestation: 'none',
    timeout: 300_000,
    authenticatorSelection: { userVerification: 'preferred', residentKey: 'preferred' },
    pubKeyCredParams: [{ alg: -8 }, { alg: -7 }, { alg: -257 }],
    excludeCredentials: [],
  });
  expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
  expect((await begun(someone)).challenge).not.toBe(options.challenge);
  // Nothing is registered by it.
  expect(await system.listPasskeys(someone.account.id)).toMatchObject({ passkeys: [] });
});

test('what it has already is named, so that one device registers once', async () => {
  const someone = await withPasskey(await activeMember());
  const id = someone.authenticator.credentials[0]?.id.toString('base64url');
  expect((await begun(someone)).excludeCredentials).toMatchObject([{ id, transports: ['internal'] }]);
});

test('the user handle says nothing of the account but its id, and the session has one challenge under way', async () => {
  const someone = await member();
  const { user } = (await begun(someone)) as unknown as { user: { id: string } };
  expect(Buffer.from(user.id, 'base64url').toString('hex')).toBe(someone.account.id.replaceAll('-', ''));
  await begun(someone);
  expect(await query('select from passkey_ceremonies where session_id = $1', [someone.session.id])).toHaveLength(1);
});

test('factor-required: where it is active, a session that only a mailbox proved', async () => {
  const someone = await activeMember();
  await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
  const session = await system.sessionOf(someone.sessionToken);
  expect(await beginPasskey({ session })).toEqual({ kind: 'factor-required' });
});

test('too-many-passkeys: the account has its most', async () => {
  const someone = await activeMember();
  await query(
    `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
     select gen_random_uuid(), $1::uuid, decode(md5($1::text || n), 'hex'), 'x', 0, false, '{}', 'A key'
     from generate_series(1, $2::int) n`,
    [someone.account.id, passkeyLimits.perAccount],
  );
  expect(await beginPasskey(someone)).toEqual({ kind: 'too-many-passkeys' });
});
