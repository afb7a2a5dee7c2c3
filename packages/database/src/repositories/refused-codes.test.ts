import { noticeThrottle, type RefusedCode, unguessableRefusals } from '@countersign/two-factor';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someRequest } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createRefusedCodes } from './refused-codes.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const refusedCodes = createRefusedCodes(database.sql);
const requestedFrom = someRequest;
const id = () => crypto.randomUUID();

let accountId = '';
const browserId = id();
beforeEach(async () => {
  accountId = id();
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
});

const refused = (changes: Partial<RefusedCode> = {}): RefusedCode => ({
  event: 'code-refused',
  factor: 'authenticator',
  accountId,
  browserId,
  sessionId: null,
  requestedFrom,
  ...changes,
});

async function refuse(times: number, changes: Partial<RefusedCode> = {}) {
  for (let time = 0; time < times; time += 1) await refusedCodes.record(refused(changes));
}

const tell = () => refusedCodes.tellOwner({ accountId, noticeId: id(), requestedFrom });

/** As if so much time had gone by. */
async function wait(seconds: number) {
  await database.query('update security_events set at = at - make_interval(secs => $1)', [seconds]);
  await database.query('update throttles set refilled_at = refilled_at - make_interval(secs => $1)', [seconds]);
}

const completed = (kind: string, factor: string, by = browserId) =>
  database.query('insert into security_events (account_id, kind, factor, browser_id) values ($1, $2, $3, $4)', [
    accountId,
    kind,
    factor,
    by,
  ]);

const records = () =>
  database.query<{ kind: string; factor: string; browserId: string }>(
    'select kind, factor, browser_id as "browserId" from security_events where account_id = $1 order by id',
    [accountId],
  );

test('a refusal is on record with its factor, its browser and where it came from', async () => {
  await refuse(1);
  await refuse(1, { event: 'code-replayed', factor: 'email', browserId: null });
  expect(await records()).toEqual([
    expect.objectContaining({ kind: 'account-added' }),
    { kind: 'code-refused', factor: 'otp', browserId },
    { kind: 'code-replayed', factor: 'email', browserId: null },
  ]);
});

test('of recovery codes, which no budget bounds, so many a day are recorded and no more', async () => {
  const { capacity, refillsIn } = unguessableRefusals;
  await refuse(capacity + 3, { factor: 'recovery-code' });
  expect((await records()).filter(({ factor }) => factor === 'recovery')).toHaveLength(capacity);
  await wait(refillsIn / capacity + 1);
  await refuse(3, { factor: 'recovery-code' });
  expect((await records()).filter(({ factor }) => factor === 'recovery')).toHaveLength(capacity + 1);
  await refuse(1);
  expect((await records()).at(-1)).toMatchObject({ factor: 'otp' });
});

describe('SEC-58 the owner is told', () => {
  test('of the third refusal of a day, not of the second', async () => {
    await refuse(2);
    expect(await tell()).toBe(false);
    await refuse(1, { factor: 'recovery-code' });
    expect(await tell()).toBe(true);
    const [row] = await database.query('select kind, account_id from notices where account_id = $1', [accountId]);
    expect(row).toEqual({ kind: 'wrong-codes', account_id: accountId });
  });

  test('not of those of the day before', async () => {
    await refuse(2);
    await wait(24 * 3_600 + 1);
    await refuse(1);
    expect(await tell()).toBe(false);
  });

  test.each([
    ['signed-in', 'otp'],
    ['second-factor-proved', 'recovery'],
    ['deactivated', 'email'],
  ])('not of those that the same browser redeemed: %s by %s', async (kind, factor) => {
    await refuse(2);
    await completed(kind, factor);
    await refuse(1);
    expect(await tell()).toBe(false);
    await refuse(2);
    expect(await tell()).toBe(true);
  });

  test('whatever another browser completed, and whatever a password alone did', async () => {
    await refuse(2);
    await completed('signed-in', 'otp', id());
    await completed('signed-in', 'pwd');
    await refuse(1);
    expect(await tell()).toBe(true);
  });

  test('of those of a browser that was forgotten', async () => {
    await refuse(3, { browserId: null });
    expect(await tell()).toBe(true);
  });

  test('not of those of other accounts', async () => {
    await refuse(3, { accountId: id() });
    expect(await tell()).toBe(false);
  });

  test('once, of many who look at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => refuse(1)));
    const told = await Promise.all(Array.from({ length: 8 }, tell));
    expect(told.filter(Boolean)).toHaveLength(1);
  });

  test('at most once an hour', async () => {
    await refuse(3);
    expect([await tell(), await tell()]).toEqual([true, false]);
    await wait(noticeThrottle.refusals.refillsIn - 60);
    expect(await tell()).toBe(false);
    await wait(60);
    expect(await tell()).toBe(true);
  });

  test('at most three times in any day, whenever it begins', async () => {
    const told: boolean[] = [];
    for (let hour = 0; hour < 96; hour += 1) {
      await refuse(3);
      told.push(await tell());
      await wait(3_600);
    }
    const inADay = told.map((_, hour) => told.slice(hour, hour + 24).filter(Boolean).length);
    expect(Math.max(...inADay)).toBeLessThanOrEqual(3);
    expect(told.filter(Boolean).length).toBeGreaterThanOrEqual(5);
  });

  test('unless that is switched off', async () => {
    await database.query(`update accounts set muted_notices = '{wrong-codes}' where id = $1`, [accountId]);
    await refuse(5);
    expect(await tell()).toBe(false);
  });
});
