import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { createAccounts } from './accounts.ts';
import { createNotices } from './notices.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const notices = createNotices(database.sql);
const accountId = crypto.randomUUID();
await createAccounts(database.sql).add({ id: accountId, email: 'ann@example.com', passwordHash: 'x' });

beforeEach(() => database.query('delete from notices'));

async function leave({ madeAgo = 0 } = {}): Promise<string> {
  const id = crypto.randomUUID();
  await database.query(
    `insert into notices (id, account_id, kind, language, request_id, browser_name, address, created_at)
    values ($1, $2, 'activated', 'zh-CN', $1, 'Firefox', '192.0.2.1', now() - make_interval(secs => $3))`,
    [id, accountId, madeAgo],
  );
  return id;
}

const wait = (seconds: number) =>
  database.query('update notices set due_at = due_at - make_interval(secs => $1)', [seconds]);

const claimedIds = async () => (await notices.claim(10)).map(({ idempotencyKey }) => idempotencyKey);

test('a notice says whom to tell what, and is its claimer’s alone', async () => {
  const id = await leave();
  const [mail] = await notices.claim(10);
  expect(mail).toMatchObject({
    to: 'ann@example.com',
    notice: 'activated',
    language: 'zh-CN',
    requestedFrom: { requestId: id, browser: { name: 'Firefox', system: null }, address: '192.0.2.1' },
    idempotencyKey: id,
  });
  expect(Math.abs(Number(mail?.requestedAt) - Date.now())).toBeLessThan(60_000);
  expect(await claimedIds()).toEqual([]);
  const none = { givenUp: 0, newlyGivenUp: [] };
  expect(await notices.measureBacklog()).toEqual({ waiting: 1, oldestSeconds: expect.any(Number), ...none });
  await notices.remove({ id, mailId: 'mail-1' });
  expect(await database.query("select account_id, kind from sent_mails where id = 'mail-1'")).toEqual([
    { account_id: accountId, kind: 'notice' },
  ]);
  expect(await notices.measureBacklog()).toEqual({ waiting: 0, oldestSeconds: null, ...none });
});

test('what was not sent is due again after a minute, two, four and so on, an hour at most', async () => {
  const id = await leave();
  const pauses: number[] = [];
  for (let claimed = 0; claimed < 9; claimed += 1) {
    expect(await claimedIds()).toEqual([id]);
    const [row] = await database.query<{ pause: number }>(
      'select round(extract(epoch from due_at - now()) / 60)::int as pause from notices',
    );
    const pause = row?.pause ?? 0;
    pauses.push(pause);
    await wait(pause * 60 - 10);
    expect(await claimedIds()).toEqual([]);
    await wait(10);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('of claims at once each notice goes to one', async () => {
  const ids = [await leave(), await leave(), await leave(), await leave()];
  const claims = await Promise.all(Array.from({ length: 8 }, claimedIds));
  expect(claims.flat().toSorted()).toEqual(ids.toSorted());
});

test('after a day a notice is given up and kept, which is said once: the provider has forgotten its key', async () => {
  const young = await leave({ madeAgo: 24 * 3_600 - 60 });
  const old = await leave({ madeAgo: 24 * 3_600 + 1 });
  expect(await claimedIds()).toEqual([young]);
  const { oldestSeconds, ...stock } = await notices.measureBacklog();
  expect(stock).toEqual({ waiting: 1, givenUp: 1, newlyGivenUp: [old] });
  expect(oldestSeconds).toBeGreaterThan(24 * 3_600 - 61);
  expect(await notices.measureBacklog()).toMatchObject({ waiting: 1, givenUp: 1, newlyGivenUp: [] });
  await wait(48 * 3_600);
  expect(await claimedIds()).toEqual([young]);
});

test('one that was given up is tried for another day, under another key, with the same link', async () => {
  const id = await leave({ madeAgo: 25 * 3_600 });
  await notices.measureBacklog();
  const [listed] = await notices.list(10);
  expect(listed).toMatchObject({ id, email: 'ann@example.com', notice: 'activated', requestId: id, isGivenUp: true });
  const retries = await Promise.all([notices.retry([id]), notices.retry([id]), notices.retry(null)]);
  expect(retries).toEqual([[id], [id], [id]]);
  expect(await notices.claim(10)).toMatchObject([{ id, idempotencyKey: `${id}/1` }]);
  expect(await notices.measureBacklog()).toMatchObject({ waiting: 1, givenUp: 0 });
  await database.query("update notices set retried_at = now() - interval '25 hours', due_at = now()");
  expect(await notices.claim(10)).toEqual([]);
  expect(await notices.measureBacklog()).toMatchObject({ waiting: 0, givenUp: 1, newlyGivenUp: [id] });
});

test('one that is still tried is only tried sooner, under the same key: the provider may have taken it', async () => {
  const [id, other] = [await leave(), await leave()];
  await notices.claim(10);
  expect(await notices.retry([id, 'not an id'])).toEqual([id]);
  expect(await notices.claim(10)).toMatchObject([{ id, idempotencyKey: id }]);
  expect(await notices.list(1)).toMatchObject([{ isGivenUp: false }]);
  expect((await notices.list(10)).map((notice) => notice.id).toSorted()).toEqual([id, other].toSorted());
});

test('no more are claimed than were asked for', async () => {
  for (let n = 0; n < 12; n += 1) await leave();
  expect(await claimedIds()).toHaveLength(10);
  expect(await claimedIds()).toHaveLength(2);
});
