import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';
import { createRecoveries } from '../../testing/recoveries.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, mails, query, securityEvents } = system;
const { factorsOf, helped, recoveryOf, start, waiting } = createRecoveries(system);

const gone = { kind: 'link-gone' };
const DAY = 86_400_000;

describe('SEC-60 the wait', () => {
  test('begins with the mailed link, lasts for 24 hours by the clock of the database, and changes nothing', async () => {
    const owner = await helped();
    const before = await factorsOf(owner);
    const outcome = await start(owner.startToken);
    const row = (await recoveryOf(owner)) as { started_at: Date; due_at: Date };
    expect(row.due_at.getTime() - row.started_at.getTime()).toBe(DAY);
    expect(outcome).toEqual({ kind: 'started', accountId: owner.account.id, dueAt: row.due_at });
    expect(await factorsOf(owner)).toEqual(before);
    expect((await securityEvents(owner.account.id)).at(-1)).toBe('recovery-started');
  });

  test('is told to the owner by mail, with a link that cancels it, and in every live session', async () => {
    const owner = await waiting();
    const newest = (await mails(owner.account.email)).at(-1);
    expect(newest?.subject).toBe('In 24 hours two-factor authentication will be deactivated on Mini Program Platform');
    expect(newest?.text).toMatch(/https:\/\/console\.example\.com\/recovery\/cancel#[\w-]{43}\n/);
    const { due_at: dueAt } = (await recoveryOf(owner)) as { due_at: Date };
    expect(await system.findSession(owner.sessionToken)).toMatchObject({ recoveryDueAt: dueAt });
  });

  test('goes on as it is when the link is used again, and nobody is told twice', async () => {
    const owner = await waiting();
    const before = await recoveryOf(owner);
    const count = (await mails(owner.account.email)).length;
    const { due_at: dueAt } = before as { due_at: Date };
    expect(await start(owner.startToken)).toEqual({ kind: 'started', accountId: owner.account.id, dueAt });
    expect(await recoveryOf(owner)).toEqual(before);
    expect(await mails(owner.account.email)).toHaveLength(count);
  });

  test('begins once, also when the link is used twenty times at once', async () => {
    const owner = await helped();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => system.startRecovery({ token: owner.startToken, requestedFrom })),
    );
    await system.settled();
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ kind: 'started' });
    const events = (await securityEvents(owner.account.id)).filter((kind) => kind === 'recovery-started');
    expect(events).toHaveLength(1);
  });
});

describe('a link that counts for nothing', () => {
  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(64)])('was never issued: %j', async (token) => {
    expect(await start(token)).toEqual(gone);
  });

  test('is older than 72 hours', async () => {
    const owner = await helped();
    await query('update assisted_recoveries set expires_at = now() where account_id = $1', [owner.account.id]);
    expect(await start(owner.startToken)).toEqual(gone);
    expect(await recoveryOf(owner)).toMatchObject({ started_at: null });
  });

  test('is of an older security epoch', async () => {
    const owner = await helped();
    await query('update accounts set security_epoch = security_epoch + 1 where id = $1', [owner.account.id]);
    expect(await start(owner.startToken)).toEqual(gone);
  });

  test('is of a blocked account', async () => {
    const owner = await helped();
    await query('update accounts set blocked_at = now() where id = $1', [owner.account.id]);
    expect(await start(owner.startToken)).toEqual(gone);
  });

  test('was made for something else: to cancel, to take a change back, to unlock a browser', async () => {
    const owner = await waiting();
    expect(await start(owner.cancelToken)).toEqual(gone);
    const other = await activeMember();
    expect(await start(await system.newestUndoToken(other.account.email, 'activated'))).toEqual(gone);
    expect(await system.undoChange({ token: owner.startToken, requestedFrom })).toEqual(gone);
    const { browserToken } = other;
    expect(await system.unlockBrowser({ token: owner.startToken, browserToken, requestedFrom })).toEqual(gone);
  });
});

test('of an account without a language the mails that follow speak that of the page that started it', async () => {
  const owner = await helped();
  await system.startRecovery({ token: owner.startToken, requestedFrom: { ...requestedFrom, language: 'zh-CN' } });
  await system.settled();
  expect((await mails(owner.account.email)).at(-1)?.subject).toContain('双因素认证将在 24 小时后停用');
  await query('update assisted_recoveries set due_at = now() where account_id = $1', [owner.account.id]);
  await system.completeRecoveries(new AbortController().signal);
  expect((await mails(owner.account.email)).at(-1)?.subject).toContain('双因素认证已停用');
});
