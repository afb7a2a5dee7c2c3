import { randomUUID } from 'node:crypto';
import { activityFilters, securityEventKinds, securityEventTopics } from '@countersign/two-factor';
import { afterAll, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { createSecurityEvents } from './security-events.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const { query, sql } = database;
const securityEvents = createSecurityEvents(sql);

/** Events of an account, `microseconds` ago each, with what else is to be told apart. */
async function accountWith(...events: { ago: number; kind?: string; factor?: string; isNewBrowser?: boolean }[]) {
  const accountId = randomUUID();
  for (const { ago, factor = null, isNewBrowser = null, kind = 'signed-out' } of events)
    await query(
      `insert into security_events (account_id, kind, factor, is_new_browser, request_id, at)
      values ($1, $2, $3, $4, gen_random_uuid(), timestamptz '2026-11-29 12:00Z' - $5 * interval '1 microsecond')`,
      [accountId, kind, factor, isNewBrowser, ago],
    );
  return accountId;
}

const first = { before: null, only: null, most: 2 };

/** Pages until the end, each as the requests that its events name. */
async function pagesOf(accountId: string, most: number) {
  const pages: (string | null)[][] = [];
  let before: string | null = null;
  do {
    const page = await securityEvents.list({ accountId, before, only: null, most });
    pages.push(page.events.map(({ requestId }) => requestId));
    before = page.next;
  } while (before !== null);
  return pages;
}

test('the newest first, a page at a time, of this account alone', async () => {
  await accountWith({ ago: 0 }, { ago: 5 });
  const accountId = await accountWith({ ago: 4 }, { ago: 1 }, { ago: 2 }, { ago: 3 }, { ago: 5 });
  const pages = await pagesOf(accountId, 2);
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  const rows = await query<{ id: string }>(
    'select request_id as id from security_events where account_id = $1 order by at desc',
    [accountId],
  );
  expect(pages.flat()).toEqual(rows.map(({ id }) => id));
});

test('no page follows where there is nothing more, and none comes of an account that has nothing', async () => {
  const accountId = await accountWith({ ago: 1 }, { ago: 2 });
  expect(await securityEvents.list({ accountId, ...first })).toMatchObject({ events: [{}, {}], next: null });
  expect(await securityEvents.list({ accountId: randomUUID(), ...first })).toEqual({ events: [], next: null });
});

test('events of one microsecond stay on one page, the one that was recorded last first', async () => {
  const accountId = await accountWith({ ago: 9 }, { ago: 1 }, { ago: 2 }, { ago: 2 }, { ago: 2 }, { ago: 3 });
  const [newest, ...others] = await pagesOf(accountId, 2);
  expect([newest?.length, ...others.map((page) => page.length)]).toEqual([4, 2]);
  const rows = await query<{ id: string }>(
    `select request_id as id from security_events e where account_id = $1
    and at = timestamptz '2026-11-29 12:00Z' - interval '2 microseconds' order by e.id desc`,
    [accountId],
  );
  expect(newest?.slice(1)).toEqual(rows.map(({ id }) => id));
});

test.each(activityFilters.filter((filter) => filter !== 'warnings'))('only %s', async (only) => {
  const accountId = await accountWith(...securityEventKinds.map((kind, ago) => ({ kind, ago })));
  const { events } = await securityEvents.list({ accountId, before: null, only, most: 100 });
  const kinds = securityEventKinds.filter((kind) => securityEventTopics[kind] === only);
  expect(kinds).not.toEqual([]);
  expect(events.map(({ kind }) => kind)).toEqual(kinds);
});

test('every topic is a filter', () => {
  expect(activityFilters).toEqual(expect.arrayContaining(Object.values(securityEventTopics)));
});

test('before the earliest and after the latest moment that can be said', async () => {
  const accountId = await accountWith({ ago: 1 });
  const before = async (moment: string) =>
    (await securityEvents.list({ accountId, ...first, before: moment })).events.length;
  expect(await before('0')).toBe(0);
  expect(await before('9'.repeat(16))).toBe(1);
});
