import { afterAll, describe, expect, test } from 'vitest';
import { HashingIsBusy } from '../../ports/passwords.ts';
import { passwordThrottle } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type Member, PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, findSession, mails, member, newestUndoToken, query } = system;

const NEW = 'seven grey geese over the harbour';
const network = { subnet: '203.0.113.0', site: null };

async function change({ browserToken, session }: Member, password = NEW, currentPassword = PASSWORD) {
  const outcome = await system.changePassword({ session, currentPassword, password, browserToken, requestedFrom });
  await system.settled();
  return outcome;
}

const signIn = ({ account, browserToken }: Member, password: string) =>
  system.signIn({ email: account.email, password, network, browserToken, sessionToken: undefined, requestedFrom });

const hashOf = async ({ account }: Member) =>
  (await query('select password_hash from accounts where id = $1', [account.id]))[0];

/** How many of its own tries the session has left. */
async function triesLeft({ session }: Member) {
  const [row] = await query<{ tokens: number }>('select tokens from throttles where key = uuid_send($1::uuid)', [
    session.id,
  ]);
  return row?.tokens ?? passwordThrottle.own.capacity;
}

describe('SEC-24 password-changed', () => {
  test('the new password signs in and the old one does not', async () => {
    const ann = await member();
    expect(await change(ann)).toEqual({
      kind: 'password-changed',
      sessionToken: expect.any(String),
      browserToken: expect.any(String),
    });
    expect(await signIn(ann, PASSWORD)).toMatchObject({ kind: 'wrong-credentials' });
    expect(await signIn(ann, NEW)).toMatchObject({ kind: 'signed-in' });
  });

  test('this session goes on under a new token, freshly proved; every other one has ended', async () => {
    const ann = await member();
    const elsewhere = await system.signedIn(ann.account);
    await query("update sessions set proved_at = now() - interval '11 minutes'");
    const outcome = await change(ann);
    const renewed = outcome.kind === 'password-changed' ? outcome.sessionToken : undefined;
    expect(await findSession(ann.sessionToken)).toBeNull();
    expect(await findSession(elsewhere.sessionToken)).toBeNull();
    expect(await findSession(renewed)).toMatchObject({ id: ann.session.id, proofAgeSeconds: 0 });
    expect(await countOf('sessions', ann.account.id)).toBe(1);
  });

  test('challenges, pending activations and pending emails of the account end', async () => {
    const ann = await activeMember();
    const { challengeToken } = await challenged(ann);
    const bob = await member();
    await system.beginActivation({ session: bob.session, requestedFrom });
    await system.beginEmailChange({ session: bob.session, email: `new-${bob.account.email}`, requestedFrom });
    await Promise.all([change(ann), change(bob)]);
    expect(await system.readChallenge(challengeToken)).toBeNull();
    for (const table of ['pending_activations', 'pending_email_changes'])
      expect(await countOf(table, bob.account.id)).toBe(0);
  });

  test('the factors stay as they are', async () => {
    const ann = await activeMember();
    await change(ann);
    expect(await countOf('authenticators', ann.account.id)).toBe(1);
    expect(await countOf('recovery_codes', ann.account.id)).toBe(1);
  });

  test('this browser stays trusted, under a new token; others become strangers', async () => {
    const ann = await activeMember();
    const outcome = await change(ann);
    const renewed = outcome.kind === 'password-changed' ? (outcome.browserToken ?? undefined) : undefined;
    expect(renewed).not.toBe(ann.browserToken);
    const trustOf = async (cookie: string | undefined) => {
      const { challenge } = await challenged(ann, cookie);
      return (await query<{ trust: string }>('select trust from challenges where id = $1', [challenge.id]))[0]?.trust;
    };
    expect(await trustOf(renewed)).toBe('trusted');
    expect(await trustOf(ann.browserToken)).toBe('untrusted');
  });

  test('a browser that was not trusted is not trusted by it', async () => {
    const ann = await activeMember();
    await query('update browsers set trusted_until = null where account_id = $1', [ann.account.id]);
    await change(ann);
    expect(await query('select trusted_until from browsers where account_id = $1', [ann.account.id])).toEqual([
      { trusted_until: null },
    ]);
  });

  test('it costs no try, is on record, and its owner is told', async () => {
    const ann = await member();
    await change(ann);
    expect(await triesLeft(ann)).toBe(passwordThrottle.own.capacity);
    expect((await system.securityEvents(ann.account.id)).at(-1)).toBe('password-changed');
    expect((await mails(ann.account.email)).at(-1)?.subject).toBe('Your password was changed on Mini Program Platform');
  });
});

describe('SEC-02 poor-password: nothing is judged, charged or changed', () => {
  test.each([
    ['too-short', 'fourteen chars'],
    ['too-long', 'lantern '.repeat(33)],
    ['common', 'passwordpassword'],
    ['guessable', 'Mini Program Platform'],
  ])('%s', async (flaw, password) => {
    const ann = await member();
    const before = await hashOf(ann);
    expect(await change(ann, password)).toEqual({ kind: 'poor-password', flaw });
    expect(await triesLeft(ann)).toBe(passwordThrottle.own.capacity);
    expect(await hashOf(ann)).toEqual(before);
  });

  test('the email in it is no secret', async () => {
    const ann = await member();
    expect(await change(ann, `${ann.account.email}1234`)).toMatchObject({ flaw: 'guessable' });
  });
});

test.each([
  ['to the letter', PASSWORD, PASSWORD],
  ['however it is composed', 'caf\u00e9 lamps and ladders', 'cafe\u0301 lamps and ladders'],
])('password-unchanged, %s: nothing is judged, charged or changed', async (_, current, password) => {
  const ann = await member();
  expect(await change(ann, password, current)).toEqual({ kind: 'password-unchanged' });
  expect(await triesLeft(ann)).toBe(passwordThrottle.own.capacity);
});

test('wrong-credentials: a try is charged, nothing is changed, and the session stays under its token', async () => {
  const ann = await member();
  const before = await hashOf(ann);
  expect(await change(ann, NEW, `${PASSWORD}!`)).toEqual({ kind: 'wrong-credentials' });
  expect(await triesLeft(ann)).toBe(passwordThrottle.own.capacity - 1);
  expect(await hashOf(ann)).toEqual(before);
  expect(await findSession(ann.sessionToken)).toMatchObject({ id: ann.session.id });
});

test('SEC-15 too-many-attempts: those of a step-up, since it is the same password; nothing is judged', async () => {
  const ann = await member();
  const { passwordAttempts } = system.parts;
  for (let charged = 0; charged < passwordThrottle.own.capacity; charged += 1)
    await passwordAttempts.chargeInSession(ann.session);
  expect(await change(ann)).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
});

test.each(['verify', 'hash'] as const)('SEC-10 busy hashing costs no try: %s', async (step) => {
  const ann = await member();
  const { passwordHash } = system.parts;
  const busy = system.composedWith({
    passwordHash: { ...passwordHash, [step]: () => Promise.reject(new HashingIsBusy()) },
  });
  const { browserToken, session } = ann;
  const input = { session, currentPassword: PASSWORD, password: NEW, browserToken, requestedFrom };
  await expect(busy.changePassword(input)).rejects.toThrow(HashingIsBusy);
  expect(await triesLeft(ann)).toBe(passwordThrottle.own.capacity);
});

/** The same, where something happens while the current password is judged. */
const changeWhile = ({ browserToken, session }: Member, meanwhile: () => Promise<unknown>) => {
  const { passwordHash } = system.parts;
  const interrupted = system.composedWith({
    passwordHash: {
      ...passwordHash,
      async verify(...asked) {
        await meanwhile();
        return passwordHash.verify(...asked);
      },
    },
  });
  const input = { session, currentPassword: PASSWORD, password: NEW, browserToken, requestedFrom };
  return interrupted.changePassword(input);
};

describe('SEC-59 session-gone', () => {
  test('it ended while the password was judged', async () => {
    const ann = await member();
    const before = await hashOf(ann);
    const outcome = await changeWhile(ann, () => query('delete from sessions where id = $1', [ann.session.id]));
    expect(outcome).toEqual({ kind: 'session-gone' });
    expect(await hashOf(ann)).toEqual(before);
  });

  test('another change was made meanwhile', async () => {
    const ann = await member();
    const before = await hashOf(ann);
    const outcome = await changeWhile(ann, () =>
      query('update accounts set security_epoch = security_epoch + 1 where id = $1', [ann.account.id]),
    );
    expect(outcome).toEqual({ kind: 'session-gone' });
    expect(await hashOf(ann)).toEqual(before);
  });

  test('the password that was judged is no longer the account’s', async () => {
    const ann = await member();
    const outcome = await changeWhile(ann, () =>
      query("update accounts set password_hash = 'another' where id = $1", [ann.account.id]),
    );
    expect(outcome).toEqual({ kind: 'session-gone' });
    expect(await hashOf(ann)).toEqual({ password_hash: 'another' });
  });

  test('of ten at once in two tabs one changes it, and exactly one session lives on', async () => {
    const ann = await member();
    const elsewhere = await system.signedIn(ann.account);
    const acts = Array.from({ length: 10 }, (_, tab) => change(tab % 2 === 0 ? ann : elsewhere, `${NEW} ${tab}`));
    const outcomes = await Promise.all(acts);
    const won = outcomes.findIndex(({ kind }) => kind === 'password-changed');
    expect(outcomes.filter(({ kind }) => kind === 'password-changed')).toHaveLength(1);
    expect(await countOf('sessions', ann.account.id)).toBe(1);
    expect(await countOf('notices', ann.account.id)).toBe(0);
    expect(await signIn(ann, `${NEW} ${won}`)).toMatchObject({ kind: 'signed-in' });
  });
});

test('SEC-58 “This wasn’t me” signs everybody out, whoever has the new password', async () => {
  const ann = await activeMember();
  const outcome = await change(ann);
  const thief = outcome.kind === 'password-changed' ? outcome.sessionToken : undefined;
  expect(await findSession(thief)).not.toBeNull();
  const token = await newestUndoToken(ann.account.email, 'password-changed');
  expect(await system.undoChange({ token, requestedFrom })).toMatchObject({
    kind: 'undone',
    change: 'password-changed',
  });
  await system.settled();
  expect(await findSession(thief)).toBeNull();
  expect(await countOf('authenticators', ann.account.id)).toBe(1);
  expect(await countOf('recovery_codes', ann.account.id)).toBe(1);
});

test.each([
  ['password-changed', 'recovery-codes-renewed'],
  ['recovery-codes-renewed', 'password-changed'],
] as const)('SEC-58 a change of the factors after it: %s is taken back, then %s', async (...order) => {
  const ann = await activeMember();
  const outcome = await change(ann);
  if (outcome.kind !== 'password-changed') throw new Error(`The change ended with ${outcome.kind}.`);
  const session = await system.sessionOf(outcome.sessionToken);
  const browserToken = outcome.browserToken ?? ann.browserToken;
  expect(await system.renewRecoveryCodes({ session, browserToken, requestedFrom })).toMatchObject({ kind: 'renewed' });
  await system.settled();
  for (const kind of order) {
    const token = await newestUndoToken(ann.account.email, kind);
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone', change: kind });
    await system.settled();
  }
});
