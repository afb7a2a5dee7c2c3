import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';
import { createRecoveries } from '../../testing/recoveries.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, mails, member, securityEvents } = system;
const { factorsOf, helped, pass, recoveryOf, start, turn, waiting } = createRecoveries(system);

const gone = { kind: 'link-gone' };
const DAY = 86_400;

async function cancel(token: string) {
  const outcome = await system.cancelRecovery({ token, requestedFrom });
  await system.settled();
  return outcome;
}

async function cancelIn({ session }: Awaited<ReturnType<typeof activeMember>>) {
  const outcome = await system.cancelOwnRecovery({ session, requestedFrom });
  await system.settled();
  return outcome;
}

describe('SEC-60 a recovery that is cancelled', () => {
  test.each(['link', 'session'])('by a %s never deactivates, and the owner is told', async (means) => {
    const owner = await waiting();
    const before = await factorsOf(owner);
    const outcome = means === 'link' ? await cancel(owner.cancelToken) : await cancelIn(owner);
    expect(outcome.kind).toBe('cancelled');
    expect(await recoveryOf(owner)).toBeNull();
    await pass(owner, 2 * DAY);
    expect(await turn()).toBe(0);
    expect(await factorsOf(owner)).toEqual(before);
    expect(await system.findSession(owner.sessionToken)).toMatchObject({ recoveryDueAt: null });
    expect((await mails(owner.account.email)).at(-1)?.subject).toBe(
      'The recovery was cancelled on Mini Program Platform',
    );
    expect((await securityEvents(owner.account.id)).at(-1)).toBe('recovery-cancelled');
  });

  test('cannot be started again by its old link, and its administrator can offer another', async () => {
    const owner = await waiting();
    await cancel(owner.cancelToken);
    expect(await start(owner.startToken)).toEqual(gone);
    const again = await helped(owner);
    expect(await start(again.startToken)).toMatchObject({ kind: 'started' });
    expect(await cancel(owner.cancelToken)).toEqual(gone);
  });

  test('works once, also when link and session come twenty times at once', async () => {
    const owner = await waiting();
    const acts = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? system.cancelRecovery({ token: owner.cancelToken, requestedFrom })
        : system.cancelOwnRecovery({ session: owner.session, requestedFrom }),
    );
    const kinds = (await Promise.all(acts)).map(({ kind }) => kind);
    await system.settled();
    expect(kinds.filter((kind) => kind === 'cancelled')).toHaveLength(1);
    const told = (await mails(owner.account.email)).filter(({ subject }) => subject.includes('was cancelled'));
    expect(told).toHaveLength(1);
  });
});

test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(64)])('link-gone: it was never issued: %j', async (token) => {
  expect(await cancel(token)).toEqual(gone);
});

test('link-gone: the link that starts a recovery does not cancel it', async () => {
  const owner = await waiting();
  expect(await cancel(owner.startToken)).toEqual(gone);
  expect(await recoveryOf(owner)).not.toBeNull();
});

test('none: nothing waits, or what was offered is not started', async () => {
  expect(await cancelIn(await activeMember())).toEqual({ kind: 'none' });
  const owner = await helped();
  expect(await cancelIn(owner)).toEqual({ kind: 'none' });
  expect(await start(owner.startToken)).toMatchObject({ kind: 'started' });
});

test('none: a session cancels for its own account and no other', async () => {
  const [owner, other] = [await waiting(), await member()];
  expect(await system.cancelOwnRecovery({ session: other.session, requestedFrom })).toEqual({ kind: 'none' });
  expect(await recoveryOf(owner)).not.toBeNull();
});

test('session-gone: one that has ended cancels nothing', async () => {
  const owner = await waiting();
  await system.signOut({ sessionToken: owner.sessionToken, requestedFrom });
  expect(await cancelIn(owner)).toEqual({ kind: 'session-gone' });
  expect(await recoveryOf(owner)).not.toBeNull();
});
