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
  expect(await notices.measureBacklog()).toEqual({ waiting: 1, oldestSeconds: expect.any(Number), givenUp: [] });
  await notices.remove(id);
  expect(await notices.measureBacklog()).toEqual({ waiting: 0, oldestSeconds: null, givenUp: [] });
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

test('after a day a notice is given up, which is said once: the provider has forgotten its key', async () => {
  const young = await leave({ madeAgo: 24 * 3_600 - 60 });
  const old = await leave({ madeAgo: 24 * 3_600 + 1 });
  expect(await claimedIds()).toEqual([young]);
  const { oldestSeconds, ...stock } = await notices.measureBacklog();
  expect(stock).toEqual({ waiting: 1, givenUp: [old] });
  expect(oldestSeconds).toBeGreaterThan(24 * 3_600 - 61);
  expect(await notices.measureBacklog()).toMatchObject({ waiting: 1, givenUp: [] });
});

test('no more are claimed than were asked for', async () => {
  for (let n = 0; n < 12; n += 1) await leave();
  expect(await claimedIds()).toHaveLength(10);
  expect(await claimedIds()).toHaveLength(2);
});
