import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestSystem, MAIL_PROVIDER_AWAY } from '../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { account, deliverNotices, mails, query } = system;

const nowhere = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY });

beforeEach(() => query('delete from notices'));

async function leave(count: number) {
  const { email, id } = await account();
  await query(
    `insert into notices (id, account_id, kind, language, request_id)
    select gen_random_uuid(), $1, 'activated', 'en', gen_random_uuid() from generate_series(1, $2::int)`,
    [id, count],
  );
  return email;
}

const tries = async () => (await query<{ tries: number }>('select tries from notices')).map((row) => row.tries);

test('mails what is due, forgets what was sent, and takes as many rounds as it needs', async () => {
  const email = await leave(12);
  await deliverNotices();
  expect(await mails(email)).toHaveLength(12);
  expect(await tries()).toEqual([]);
});

test('what the provider does not take stays for later, and is not tried again at once', async () => {
  const email = await leave(2);
  await nowhere.deliverNotices();
  expect(await tries()).toEqual([1, 1]);
  await deliverNotices();
  expect(await mails(email)).toEqual([]);
  await query('update notices set due_at = now()');
  await deliverNotices();
  expect(await mails(email)).toHaveLength(2);
});

test('a provider that takes nothing is asked for one round only', async () => {
  await leave(12);
  await nowhere.deliverNotices();
  expect((await tries()).toSorted()).toEqual([0, 0, ...Array.from({ length: 10 }, () => 1)]);
});

test('a call while one is under way joins it, and what has come since is sent as well', async () => {
  const first = await leave(1);
  const underWay = deliverNotices();
  const second = await leave(1);
  await Promise.all([underWay, deliverNotices()]);
  expect([await mails(first), await mails(second)].map(({ length }) => length)).toEqual([1, 1]);
});

test('none is taken up once the process stops', async () => {
  await leave(1);
  await system.composedWith({ stopping: AbortSignal.abort() }).deliverNotices();
  expect(await tries()).toEqual([0]);
});
