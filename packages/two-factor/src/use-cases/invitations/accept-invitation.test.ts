import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';
import type { AcceptInvitationInput } from './accept-invitation.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { acceptInvitation, addAccount, findSession, query, readInvitation, signIn } = system;

const CHOSEN = 'seven otters juggle warm pebbles';

async function invited() {
  const email = `${randomUUID()}@example.com`;
  await system.invite({ email, name: 'Ann Lee', language: 'en' });
  return { email, token: await mailedLink(email) };
}

async function mailedLink(email: string) {
  await system.deliverInvitations();
  return system.newestInvitationToken(email);
}

/** A browser that we have not met. */
const nobody = { browserToken: undefined, sessionToken: undefined, requestedFrom };

/** The same use cases, and what happens as long as a password is hashed. */
function whileHashing(happen: () => Promise<unknown>) {
  const { passwordHash } = system.parts;
  return system.composedWith({
    passwordHash: {
      ...passwordHash,
      async hash(password, request) {
        await happen();
        return passwordHash.hash(password, request);
      },
    },
  });
}

const accept = (token: string, changes: Partial<AcceptInvitationInput> = {}) =>
  acceptInvitation({
    token,
    password: CHOSEN,
    ...nobody,
    ...changes,
  });

const accountsOf = (email: string) => query<{ id: string }>('select * from accounts where email = $1', [email]);

test('accepted: an account with the chosen password, equipped as any, and its first session on the password', async () => {
  const { email, token } = await invited();
  const outcome = await accept(token);
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  const { accountId } = outcome;
  expect(await accountsOf(email)).toMatchObject([
    { id: accountId, name: 'Ann Lee', security_epoch: 0, password_hash: expect.stringMatching(/^\$argon2id\$/) },
  ]);
  expect(await findSession(outcome.sessionToken)).toMatchObject({ accountId, email, amr: ['pwd'] });
  expect(await system.countOf('attempt_budgets', accountId)).toBe(2);
  expect(await system.countOf('mail_allowances', accountId)).toBe(2);
  expect(await system.securityEvents(accountId)).toEqual(['account-added', 'signed-in']);
  const again = { email, password: CHOSEN, browserToken: outcome.browserToken, sessionToken: undefined, requestedFrom };
  expect(await signIn({ ...again, network: { subnet: randomUUID(), site: null } })).toMatchObject({
    kind: 'signed-in',
  });
  expect(await query('select from notices where account_id = $1', [accountId])).toEqual([]);
});

test('accepted: the session of another account that the browser held ends', async () => {
  const { sessionToken } = await system.member();
  const { token } = await invited();
  expect(await accept(token, { sessionToken })).toMatchObject({ kind: 'accepted' });
  expect(await findSession(sessionToken)).toBeNull();
});

test('link-gone: it was opened once, and so are the others of the address', async () => {
  const { email, token } = await invited();
  await system.resendInvitation({ email });
  const second = await mailedLink(email);
  expect(await accept(second)).toMatchObject({ kind: 'accepted' });
  for (const spent of [token, second]) {
    expect(await accept(spent, { password: PASSWORD })).toEqual({ kind: 'link-gone' });
    expect(await readInvitation({ token: spent })).toEqual({ kind: 'link-gone' });
  }
  expect(await accountsOf(email)).toHaveLength(1);
});

test.each([
  ['has expired', 'update invitations set expires_at = now() where email = $1'],
  ['was withdrawn', 'delete from invitations where email = $1'],
])('link-gone: it %s, before or while the password is hashed', async (_, statement) => {
  for (const when of ['before', 'meanwhile']) {
    const { email, token } = await invited();
    const { sessionToken } = await system.member();
    const end = () => query(statement, [email]);
    if (when === 'before') await end();
    const outcome = await whileHashing(end).acceptInvitation({ token, password: CHOSEN, ...nobody, sessionToken });
    expect(outcome).toEqual({ kind: 'link-gone' });
    expect(await accountsOf(email)).toEqual([]);
    expect(await findSession(sessionToken)).not.toBeNull();
  }
});

test('email-taken: an account that was added meanwhile stays as it is, and nobody is signed in to it', async () => {
  const { email, token } = await invited();
  await addAccount({ email, password: PASSWORD });
  const before = await accountsOf(email);
  expect(await accept(token)).toEqual({ kind: 'email-taken' });
  expect(await accountsOf(email)).toEqual(before);
  expect(await system.countOf('sessions', before[0]?.id ?? '')).toBe(0);
});

test('email-taken: also where it was added while the password was hashed', async () => {
  const { email, token } = await invited();
  const late = whileHashing(() => addAccount({ email, password: PASSWORD }));
  expect(await late.acceptInvitation({ token, password: CHOSEN, ...nobody })).toEqual({ kind: 'email-taken' });
  const [row] = await accountsOf(email);
  expect(await system.countOf('sessions', row?.id ?? '')).toBe(0);
  expect(await system.securityEvents(row?.id ?? '')).toEqual(['account-added']);
});

/** What an account that has left the address keeps for 72 hours. */
async function keptFor(email: string) {
  const { id } = await system.account();
  await query(
    `insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, email, expires_at)
    values (gen_random_uuid(), $1, 'email-changed', 1, sha256($2::text::bytea), 'k', $2, now() + interval '72 hours')`,
    [id, email],
  );
}

test('email-taken: an address that its owner may still have back is nobody else’s, for as long as that', async () => {
  const { email, token } = await invited();
  await keptFor(email);
  expect(await readInvitation({ token })).toEqual({ kind: 'email-taken' });
  expect(await accept(token)).toEqual({ kind: 'email-taken' });
  const another = { email, name: null, language: 'en' } as const;
  expect(await system.invite(another)).toEqual({ kind: 'email-taken', email });
  await system.requestSignUp({ email, network: { subnet: randomUUID(), site: null }, requestedFrom });
  await system.settled();
  expect(await query('select from invitations where email = $1', [email])).toHaveLength(1);
  await query('update reversible_changes set expires_at = now() where email = $1', [email]);
  expect(await accept(token)).toMatchObject({ kind: 'accepted' });
});

test('email-taken: also where its owner left it while the password was hashed', async () => {
  const { email, token } = await invited();
  const late = whileHashing(() => keptFor(email));
  expect(await late.acceptInvitation({ token, password: CHOSEN, ...nobody })).toEqual({ kind: 'email-taken' });
  expect(await accountsOf(email)).toEqual([]);
});

test.each([
  ['too short', 'fourteen chars', 'too-short'],
  ['too long', 'x'.repeat(257), 'too-long'],
  ['the name of the platform', 'miniprogramplatform', 'guessable'],
  ['among the first that attackers try', 'passwordpassword', 'common'],
])('SEC-02 poor-password: %s; the link stays good', async (_, password, flaw) => {
  const { email, token } = await invited();
  expect(await accept(token, { password })).toEqual({ kind: 'poor-password', flaw });
  expect(await accountsOf(email)).toEqual([]);
  expect(await accept(token)).toMatchObject({ kind: 'accepted' });
});

test('SEC-02 poor-password: their own address', async () => {
  const { email, token } = await invited();
  expect(await accept(token, { password: email })).toEqual({ kind: 'poor-password', flaw: 'guessable' });
});

test('SEC-10 nothing is hashed for a link that is none', async () => {
  let hashed = 0;
  const counting = whileHashing(async () => {
    hashed += 1;
  });
  for (const token of ['', 'not a token', 'A'.repeat(43)]) {
    expect(await counting.acceptInvitation({ token, password: CHOSEN, ...nobody })).toEqual({ kind: 'link-gone' });
  }
  expect(hashed).toBe(0);
  const { token } = await invited();
  await counting.acceptInvitation({ token, password: CHOSEN, ...nobody });
  expect(hashed).toBe(1);
});
