import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { passwordThrottle } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { PASSWORD, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, activeMember, blockAccount, challenged, countOf, member, query, securityEvents, unblockAccount } =
  system;

const REASON = 'left the company';

const signIn = (email: string, password = PASSWORD) =>
  system.signIn({
    email,
    password,
    network: { subnet: randomUUID(), site: null },
    browserToken: undefined,
    sessionToken: undefined,
    requestedFrom,
  });

const blockedRow = async (id: string) =>
  (await query('select blocked_at, blocked_reason, security_epoch from accounts where id = $1', [id])).at(0);

describe('an account that is blocked', () => {
  test('loses every session and challenge at once, and the reason is kept', async () => {
    const someone = await activeMember();
    const { email, id } = someone.account;
    const { challengeToken } = await challenged(someone);
    expect(await blockAccount({ email: email.toUpperCase(), reason: ` ${REASON}` })).toEqual({ kind: 'blocked' });
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(await system.readChallenge(challengeToken)).toBeNull();
    expect(await countOf('sessions', id)).toBe(0);
    expect(await countOf('challenges', id)).toBe(0);
    expect(await blockedRow(id)).toEqual({ blocked_at: expect.any(Date), blocked_reason: REASON, security_epoch: 2 });
    expect(
      await query("select reason, request_id from security_events where account_id = $1 and kind = 'blocked'", [id]),
    ).toEqual([{ reason: REASON, request_id: null }]);
  });

  test.each(['without', 'with'])('is told so after a right password only, %s a second factor', async (what) => {
    const { account: someone } = what === 'with' ? await activeMember() : await member();
    await blockAccount({ email: someone.email, reason: REASON });
    expect(await signIn(someone.email)).toEqual({ kind: 'account-blocked', accountId: someone.id });
    expect(await signIn(someone.email, 'a wrong password of some length')).toEqual({
      kind: 'wrong-credentials',
      accountId: someone.id,
    });
    expect(await countOf('sessions', someone.id)).toBe(0);
    expect(await countOf('challenges', someone.id)).toBe(0);
    expect(await countOf('browsers', someone.id)).toBe(1);
  });

  test('is refunded the attempt of a right password, as ever', async () => {
    const someone = await account();
    await blockAccount({ email: someone.email, reason: REASON });
    await query('delete from throttles');
    await signIn(someone.email);
    // Only the judged password stays counted.
    expect(await query('select tokens from throttles order by tokens')).toEqual([
      { tokens: passwordThrottle.account.capacity },
      { tokens: passwordThrottle.network.capacity },
      { tokens: passwordThrottle.judged.capacity - 1 },
    ]);
  });

  test('SEC-08 is minted no session whatever was proved: not by a password that was judged before, nor by an open challenge', async () => {
    const [alone, active] = [await member(), await activeMember()];
    const { challengeToken, browserToken } = await challenged(active);
    for (const { account: each } of [alone, active]) {
      await query('update accounts set blocked_at = now() where id = $1', [each.id]);
    }
    await expect(system.signedIn(alone.account)).rejects.toThrow('This account is blocked.');
    await expect(challenged(active)).rejects.toThrow('This account is blocked.');
    const before = await countOf('sessions', active.account.id);
    const proof = { factor: 'authenticator', code: active.app.code() } as const;
    await system.verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
    expect(await countOf('sessions', active.account.id)).toBe(before);
  });

  test('is let in by no unlock link, which begins no session', async () => {
    const someone = await member();
    const { email } = someone.account;
    await blockAccount({ email, reason: REASON });
    await system.requestUnlock({ email, network: { subnet: randomUUID(), site: null }, requestedFrom });
    await system.settled();
    const token = await system.newestLinkToken(email);
    await system.unlockBrowser({ token, browserToken: undefined, requestedFrom });
    expect(await signIn(email)).toMatchObject({ kind: 'account-blocked' });
    expect(await countOf('sessions', someone.account.id)).toBe(0);
  });

  test('has its newest change taken back by the link, and stays blocked', async () => {
    const someone = await activeMember();
    const { email, id } = someone.account;
    const token = await system.newestUndoToken(email, 'activated');
    await blockAccount({ email, reason: REASON });
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
    // The undo has ended the password; a new one opens nothing either.
    const network = { subnet: randomUUID(), site: null };
    await system.requestPasswordReset({ email, network, requestToken: undefined, requestedFrom });
    await system.settled();
    const { token: reset } = await system.newestReset(email);
    expect(await system.confirmPasswordReset({ token: reset, password: PASSWORD, requestedFrom })).toMatchObject({
      kind: 'password-reset',
    });
    await system.settled();
    expect(await signIn(email)).toEqual({ kind: 'account-blocked', accountId: id });
  });
});

test('unblocked: signs in as before, with the factors it had, and is no longer known to any browser', async () => {
  const someone = await activeMember();
  const { email, id } = someone.account;
  await blockAccount({ email, reason: REASON });
  expect(await unblockAccount({ email })).toEqual({ kind: 'unblocked' });
  expect(await blockedRow(id)).toMatchObject({ blocked_at: null, blocked_reason: null });
  expect(await signIn(email)).toMatchObject({ kind: 'second-factor' });
  expect(await system.findSession(someone.sessionToken)).toBeNull();
  expect((await securityEvents(id)).slice(-3)).toEqual(['blocked', 'unblocked', 'challenge-opened']);
});

test('blocked-before: the first reason stays', async () => {
  const { email, id } = await account();
  await blockAccount({ email, reason: REASON });
  const before = await blockedRow(id);
  expect(await blockAccount({ email, reason: 'another one' })).toEqual({ kind: 'blocked-before' });
  expect(await blockedRow(id)).toEqual(before);
});

test('not-blocked and no-account change nothing', async () => {
  const { email, id } = await account();
  const before = await securityEvents(id);
  expect(await unblockAccount({ email })).toEqual({ kind: 'not-blocked' });
  expect(await unblockAccount({ email: 'nobody@example.com' })).toEqual({ kind: 'no-account' });
  expect(await blockAccount({ email: 'nobody@example.com', reason: REASON })).toEqual({ kind: 'no-account' });
  expect(await securityEvents(id)).toEqual(before);
});

test.each(['', 'two\nlines', 'x'.repeat(201)])('no-reason: %j', async (reason) => {
  const { email, id } = await account();
  expect(await blockAccount({ email, reason })).toEqual({ kind: 'no-reason' });
  expect(await blockedRow(id)).toMatchObject({ blocked_at: null });
});

test('SEC-59 beside sign-ins at the same moment no session lives on', async () => {
  for (let round = 0; round < 6; round += 1) {
    const someone = await account();
    const tries = Array.from({ length: 6 }, () => system.signedIn(someone).catch(() => null));
    const [, ...begun] = await Promise.all([blockAccount({ email: someone.email, reason: REASON }), ...tries]);
    for (const signedIn of begun) {
      expect(await system.findSession(signedIn?.sessionToken)).toBeNull();
    }
  }
});
