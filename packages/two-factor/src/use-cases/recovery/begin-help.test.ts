import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { createRecoveries, REASON } from '../../testing/recoveries.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, beginHelp, countOf, member, query, securityEvents } = system;
const { factorsOf, helped, pass, recoveryOf, start, turn } = createRecoveries(system);

const HOUR = 3_600_000;
const mails = async (to: string) => (await system.mails(to)).map(({ subject, text }) => ({ subject, text }));

describe('SEC-60 help that an operator begins', () => {
  test('mails a link to the member, and reads, changes and ends nothing', async () => {
    const owner = await activeMember();
    const before = await factorsOf(owner);
    const outcome = await beginHelp({ email: ` ${owner.account.email.toUpperCase()}`, reason: REASON });
    expect(outcome).toEqual({ kind: 'begun', expiresAt: expect.any(Date) });
    const wait = outcome.kind === 'begun' ? outcome.expiresAt.getTime() - Date.now() : 0;
    expect(Math.round(wait / HOUR)).toBe(72);
    await system.deliverNotices();
    const newest = (await mails(owner.account.email)).at(-1);
    expect(newest?.subject).toBe('Help to get back into Mini Program Platform');
    expect(newest?.text).toMatch(/https:\/\/console\.example\.com\/recovery#[\w-]{43}\n/);
    expect(await factorsOf(owner)).toEqual(before);
    expect(await system.findSession(owner.sessionToken)).toMatchObject({ recoveryDueAt: null });
    expect((await securityEvents(owner.account.id)).at(-1)).toBe('help-begun');
  });

  test('never deactivates by itself, however long ago it was begun', async () => {
    const owner = await helped();
    const before = await factorsOf(owner);
    await query("update assisted_recoveries set created_at = created_at - interval '1 year' where account_id = $1", [
      owner.account.id,
    ]);
    await pass(owner, 365 * 86_400);
    expect(await turn()).toBe(0);
    expect(await factorsOf(owner)).toEqual(before);
    expect(await system.findSession(owner.sessionToken)).not.toBeNull();
  });

  test('answers with no secret, and keeps the token of its link nowhere', async () => {
    const owner = await helped();
    expect(JSON.stringify(await recoveryOf(owner))).not.toContain(owner.startToken);
    const outcome = await beginHelp({ email: owner.account.email, reason: REASON });
    expect(Object.keys(outcome).toSorted()).toEqual(['expiresAt', 'kind']);
  });

  test('keeps its reason in the security log and mails it to nobody', async () => {
    const owner = await helped();
    expect(
      await query("select reason from security_events where account_id = $1 and kind = 'help-begun'", [
        owner.account.id,
      ]),
    ).toEqual([{ reason: REASON }]);
    expect(JSON.stringify(await mails(owner.account.email))).not.toContain(REASON);
  });
});

describe('a second offer', () => {
  test('replaces nothing that waits to be started, and says until when', async () => {
    const owner = await helped();
    const before = await recoveryOf(owner);
    const again = await beginHelp({ email: owner.account.email, reason: 'asked again' });
    expect(again).toEqual({ kind: 'waiting', expiresAt: (before as { expires_at: Date }).expires_at });
    expect(await recoveryOf(owner)).toEqual(before);
    expect(await countOf('notices', owner.account.id)).toBe(0);
    expect(await start(owner.startToken)).toMatchObject({ kind: 'started' });
  });

  test('replaces nothing that was started, and says when that is due', async () => {
    const owner = await helped();
    const started = await start(owner.startToken);
    expect(await beginHelp({ email: owner.account.email, reason: 'asked again' })).toEqual({
      kind: 'started',
      dueAt: started.kind === 'started' ? started.dueAt : null,
    });
  });

  test('makes a new link once the old one has expired, and the old one stays dead', async () => {
    const owner = await helped();
    await query('update assisted_recoveries set expires_at = now() where account_id = $1', [owner.account.id]);
    const again = await helped(owner);
    expect(again.startToken).not.toBe(owner.startToken);
    expect(await start(owner.startToken)).toEqual({ kind: 'link-gone' });
    expect(await start(again.startToken)).toMatchObject({ kind: 'started' });
  });

  test('of twenty at once one is begun, and one mail goes out', async () => {
    const { account } = await activeMember();
    const offers = Array.from({ length: 20 }, () => beginHelp({ email: account.email, reason: REASON }));
    const kinds = (await Promise.all(offers)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'waiting')).toHaveLength(19);
    expect(await countOf('notices', account.id)).toBe(1);
  });
});

test('not-active: where the password is all that it takes', async () => {
  const { account } = await member();
  expect(await beginHelp({ email: account.email, reason: REASON })).toEqual({ kind: 'not-active' });
  expect(await countOf('assisted_recoveries', account.id)).toBe(0);
});

test('no-account: says so to the operator, who may know', async () => {
  expect(await beginHelp({ email: 'nobody@example.com', reason: REASON })).toEqual({ kind: 'no-account' });
});

test('blocked: an account that is blocked has to be unblocked first', async () => {
  const { account } = await activeMember();
  await system.blockAccount({ email: account.email, reason: REASON });
  expect(await beginHelp({ email: account.email, reason: REASON })).toEqual({ kind: 'blocked' });
  expect(await countOf('assisted_recoveries', account.id)).toBe(0);
});

test.each(['', '  ', 'two\nlines', 'x'.repeat(201)])('no-reason: one line that says something: %j', async (reason) => {
  const { account } = await activeMember();
  expect(await beginHelp({ email: account.email, reason })).toEqual({ kind: 'no-reason' });
  expect(await countOf('assisted_recoveries', account.id)).toBe(0);
});
