import { type Activity, activity, activityColumns } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { type Browser, connection } from '../../testing/browser.ts';
import { cookieHeaderOf } from '../../testing/cookie-jar.ts';
import type { Account } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

async function read(browser: Browser, query = ''): Promise<Activity> {
  const answer = await browser.get(`/api/activity${query}`);
  expect(answer.status).toBe(200);
  return v.parse(activity, answer.body);
}

const record = ({ id }: Account, browserName: string, ago = '1 hour', address: string | null = null) =>
  bff.query(
    "insert into security_events (account_id, kind, browser_name, address, at) values ($1, 'signed-in', $2, $3, now() - $4::interval)",
    [id, browserName, address, ago],
  );

const recordMany = ({ id }: Account, count: number) =>
  bff.query(
    `insert into security_events (account_id, kind, at)
    select $1::uuid, 'signed-out', now() - n * interval '1 minute' from generate_series(1, $2::int) n`,
    [id, count],
  );

describe('GET /api/activity', () => {
  test('→ 200 what happened, from where, by which session, and for how long it is kept', async () => {
    const { account, browser } = await bff.member();
    await bff.enterPassword(account);
    const answer = await browser.get('/api/activity');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const signedIn = {
      at: expect.any(String),
      kind: 'signed-in',
      factor: 'pwd',
      isNewBrowser: true,
      browser: { name: 'Chrome', system: 'Linux' },
      address: '203.0.113.7',
    };
    expect(answer.body).toEqual({
      events: [
        { ...signedIn, isThisSession: false },
        { ...signedIn, isThisSession: true },
        {
          at: expect.any(String),
          kind: 'account-added',
          factor: null,
          isNewBrowser: null,
          browser: null,
          address: null,
          isThisSession: false,
        },
      ],
      next: null,
      keptDays: 400,
    });
  });

  test('what was recorded before name and system were kept apart is shown as it is', async () => {
    const { account, browser } = await bff.member();
    await record(account, 'Chrome on macOS');
    const { events } = await read(browser);
    expect(events.at(-1)?.browser).toEqual({ name: 'Chrome on macOS', system: null });
  });

  test('pages to the end, narrowed or not, each event once', async () => {
    const { account, browser } = await bff.member();
    await recordMany(account, 70);
    for (const [only, count] of [
      ['', 72],
      ['&only=sign-ins', 71],
      ['&only=two-factor', 0],
      ['&only=account', 1],
      ['&only=warnings', 1],
    ] as const) {
      const moments: string[] = [];
      let next: string | null = '9999999999999999';
      for (let pages = 0; next !== null && pages < 10; pages += 1) {
        const page: Activity = await read(browser, `?before=${next}${only}`);
        moments.push(...page.events.map(({ at }) => at));
        next = page.next;
      }
      expect(moments).toHaveLength(count);
      expect(moments).toEqual(moments.toSorted().toReversed());
    }
  });

  test('SEC-70 nothing of another member, whatever page is asked for', async () => {
    const [ann, ben] = [await bff.member(), await bff.member()];
    await recordMany(ben.account, 70);
    const { next } = await read(ben.browser);
    expect(next).not.toBeNull();
    for (const query of ['', `?before=${next}`, '?before=9999999999999999', '?only=sign-ins']) {
      const { events } = await read(ann.browser, query);
      expect(events.length).toBeLessThanOrEqual(2);
      expect(events.map(({ kind }) => kind)).not.toContain('signed-out');
    }
  });

  test.each([
    'before=',
    'before=-1',
    'before=1e3',
    'before=12345678901234567',
    "before=1'",
    'before=2026-11-29T09:00:00Z',
    'before=1&before=2',
    'only=',
    'only=everything',
    'only=signed-in',
    'only=sign-ins,account',
    'only=sign-ins&only=account',
    'account=somebody',
  ])('SEC-76 ?%s → 400 malformed', async (query) => {
    const { browser } = await bff.member();
    expect(await browser.get(`/api/activity?${query}`)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('GET /api/activity.csv', () => {
  const HEADER = activityColumns.join(',');

  async function linesOf(browser: Browser, headers = {}) {
    const answer = await browser.get('/api/activity.csv', headers);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="activity.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    const [header, ...lines] = String(answer.body).split('\r\n');
    expect(header).toBe(HEADER);
    expect(lines.pop()).toBe('');
    return lines;
  }

  test('→ 200 every column that is kept but the numbers of row and account, and the reasons of operators, in UTC', async () => {
    const { account, browser } = await bff.member();
    const columns = await bff.query<{ name: string }>(
      `select column_name as name from information_schema.columns
      where table_name = 'security_events' and column_name not in ('id', 'account_id', 'reason')`,
    );
    expect(activityColumns.toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
    const [row] = await bff.query<Record<string, string>>(
      `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as at, session_id, browser_id, request_id
      from security_events where account_id = $1 and kind = 'signed-in'`,
      [account.id],
    );
    const [signedIn = '', added] = await linesOf(browser);
    const [at = '', ...cells] = signedIn.split(',');
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(at.slice(0, 19)).toBe(row?.at);
    const origin = ['Chrome', 'Linux', '203.0.113.7'];
    expect(cells).toEqual(['signed-in', 'pwd', 'true', ...origin, row?.session_id, row?.browser_id, row?.request_id]);
    expect(added).toMatch(/Z,account-added,,,,,,,,$/);
  });

  test('more than a batch, each event once', async () => {
    const { account, browser } = await bff.member();
    await recordMany(account, 1_234);
    const lines = await linesOf(browser);
    expect(lines).toHaveLength(1_236);
    expect(new Set(lines).size).toBe(1_236);
  });

  test('SEC-70 nothing of another member', async () => {
    const [ann, ben] = [await bff.member(), await bff.member()];
    await record(ben.account, 'Browser of Ben');
    expect((await linesOf(ann.browser)).join()).not.toContain('Ben');
    expect((await linesOf(ben.browser)).join()).toContain('Browser of Ben');
  });

  test('a User-Agent that is a formula is not even kept', async () => {
    const account = await bff.account();
    const browser = bff.browser();
    const { email, password } = account;
    const formula = '=HYPERLINK("https://elsewhere.example","Chrome/140.0.0.0")';
    await browser.post('/api/sign-in', { email, password }, { 'User-Agent': formula });
    const lines = await linesOf(browser);
    expect(lines.join()).not.toMatch(/HYPERLINK|elsewhere/);
    expect(lines).toHaveLength(2);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['=cmd|"/c calc"!A1,2', `"'=cmd|""/c calc""!A1,2"`],
    ['Chrome, "beta"', '"Chrome, ""beta"""'],
    ['Chrome on macOS', 'Chrome on macOS'],
  ])('SEC-76 %j is written as the text %j, which no spreadsheet computes', async (stored, written) => {
    const { account, browser } = await bff.member();
    await record(account, stored);
    const { body } = await browser.get('/api/activity.csv');
    expect(String(body)).toContain(`Z,signed-in,,,${written},,,,,\r\n`);
  });

  test('what breaks on the way cuts the file off, and is logged', async () => {
    const { account, browser } = await bff.member();
    await recordMany(account, 1_234);
    const headers = cookieHeaderOf(browser.cookies);
    const answer = await bff.app.request('/api/activity.csv', { headers }, connection);
    const file = answer.body?.getReader();
    // The header, and the batch that was there before anything was answered.
    for (let chunks = 0; chunks < 2; chunks += 1) expect((await file?.read())?.done).toBe(false);
    await bff.query('alter table security_events rename to away');
    await expect(file?.read()).rejects.toThrow();
    await bff.query('alter table away rename to security_events');
    expect(bff.log.filter((line) => line.includes('export cut off'))).toHaveLength(1);
  });

  test('HEAD is answered without reading more than the first batch', async () => {
    const { browser } = await bff.member();
    expect(await browser.send({ method: 'HEAD', path: '/api/activity.csv' })).toMatchObject({
      status: 200,
      body: null,
    });
  });
});
