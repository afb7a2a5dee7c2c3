import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';
import { createRecoveries } from '../../testing/recoveries.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, mails, query, securityEvents } = system;
const { factorsOf, pass, recoveryOf, turn, waiting } = createRecoveries(system);

const DAY = 86_400;

/** Signs in by the authenticator, if the account still has one. */
async function codeWorks(owner: Awaited<ReturnType<typeof activeMember>>): Promise<boolean> {
  const { browserToken, challengeToken } = await challenged(owner);
  const proof = { factor: 'authenticator', code: owner.app.code() } as const;
  const given = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
  return (await system.verifySecondFactor(given)).kind === 'signed-in';
}

describe('SEC-60 after 24 hours', () => {
  test('and not a minute before, every factor is gone and everybody is signed out', async () => {
    const owner = await waiting();
    const { challengeToken } = await challenged(owner);
    await pass(owner, DAY - 60);
    expect(await turn()).toBe(0);
    expect(await factorsOf(owner)).not.toEqual([]);
    await pass(owner, 60);
    expect(await turn()).toBe(1);
    expect(await factorsOf(owner)).toEqual([]);
    expect(await system.findSession(owner.sessionToken)).toBeNull();
    expect(await system.readChallenge(challengeToken)).toBeNull();
    expect(await countOf('sessions', owner.account.id)).toBe(0);
    expect(await recoveryOf(owner)).toBeNull();
    expect((await securityEvents(owner.account.id)).at(-1)).toBe('deactivated');
    expect(await turn()).toBe(0);
  });

  test('the owner is told, and takes it back by the link for 72 hours', async () => {
    const owner = await waiting();
    const before = await factorsOf(owner);
    await pass(owner, DAY);
    await turn();
    expect((await mails(owner.account.email)).at(-1)?.subject).toBe(
      'After 24 hours two-factor authentication was deactivated on Mini Program Platform',
    );
    const token = await system.newestUndoToken(owner.account.email, 'deactivated');
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone', change: 'deactivated' });
    expect(await factorsOf(owner)).toEqual(before);
    expect(await codeWorks(owner)).toBe(true);
  });

  test('any change of the account since then has ended it: nothing is deactivated', async () => {
    const owner = await waiting();
    const { browserToken, session } = owner;
    const renewed = await system.renewRecoveryCodes({ session, browserToken, requestedFrom });
    expect(renewed.kind).toBe('renewed');
    await pass(owner, DAY);
    expect(await turn()).toBe(0);
    expect(await codeWorks(owner)).toBe(true);
    expect(await recoveryOf(owner)).toBeNull();
  });

  test('an account that is blocked stays as it is', async () => {
    const owner = await waiting();
    await query('update accounts set blocked_at = now() where id = $1', [owner.account.id]);
    await pass(owner, DAY);
    expect(await turn()).toBe(0);
    expect(await factorsOf(owner)).not.toEqual([]);
  });

  test('blocked and unblocked, an account has no recovery left', async () => {
    const owner = await waiting();
    await system.blockAccount({ email: owner.account.email, reason: 'somebody else asked' });
    await system.unblockAccount(owner.account);
    await pass(owner, DAY);
    expect(await turn()).toBe(0);
    expect(await factorsOf(owner)).not.toEqual([]);
  });
});

describe('SEC-59 a due recovery beside other acts', () => {
  test('is completed once by replicas that are at it together, with one notice', async () => {
    const owners = await Promise.all([waiting(), waiting(), waiting()]);
    for (const owner of owners) await pass(owner, DAY);
    const replicas = Array.from({ length: 4 }, () => system.composedWith({}));
    const { signal } = new AbortController();
    const completed = await Promise.all(replicas.map((replica) => replica.completeRecoveries(signal)));
    expect(completed.reduce((sum, count) => sum + count, 0) + (await turn())).toBe(owners.length);
    for (const owner of owners) {
      const events = (await securityEvents(owner.account.id)).filter((kind) => kind === 'deactivated');
      expect(events).toHaveLength(1);
      const told = (await mails(owner.account.email)).filter(({ subject }) => subject.startsWith('After 24 hours'));
      expect(told).toHaveLength(1);
    }
  });

  test('is either cancelled or completed, never both', async () => {
    for (let round = 0; round < 12; round += 1) {
      const owner = await waiting();
      await pass(owner, DAY);
      const byLink = round % 2 === 0;
      const [cancelled] = await Promise.all([
        byLink
          ? system.cancelRecovery({ token: owner.cancelToken, requestedFrom })
          : system.cancelOwnRecovery({ session: owner.session, requestedFrom }),
        system.composedWith({}).completeRecoveries(new AbortController().signal),
      ]);
      await system.settled();
      await turn();
      const isActive = (await factorsOf(owner)).length > 0;
      expect(isActive).toBe(cancelled.kind === 'cancelled');
      const ends = (await securityEvents(owner.account.id)).filter((kind) =>
        ['recovery-cancelled', 'deactivated'].includes(kind),
      );
      expect(ends).toEqual([isActive ? 'recovery-cancelled' : 'deactivated']);
    }
  });

  test('comes before or after another change of factors, and neither is half done', async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = await waiting();
      await pass(owner, DAY);
      const { browserToken, session } = owner;
      const [renewed] = await Promise.all([
        system.renewRecoveryCodes({ session, browserToken, requestedFrom }),
        system.composedWith({}).completeRecoveries(new AbortController().signal),
      ]);
      await system.settled();
      await turn();
      const expected = renewed.kind === 'renewed' ? 1 : 0;
      expect(await countOf('authenticators', owner.account.id)).toBe(expected);
      expect(await countOf('recovery_codes', owner.account.id)).toBe(expected);
    }
  });
});

test('told to stop, it leaves what is due to the next turn', async () => {
  const owner = await waiting();
  await pass(owner, DAY);
  expect(await system.completeRecoveries(AbortSignal.abort())).toBe(0);
  expect(await recoveryOf(owner)).not.toBeNull();
  expect(await turn()).toBe(1);
});
