import { afterAll, expect, test } from 'vitest';
import type { ExportedAccount } from '../ports/accounts.ts';
import { createTestSystem } from '../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

async function exported(): Promise<ExportedAccount[]> {
  const all: ExportedAccount[] = [];
  for await (const batch of system.exportAccounts()) all.push(...batch);
  return all;
}

test('nothing, where there is no account', async () => {
  expect(await exported()).toEqual([]);
});

test('what is kept of each person, by email, and nothing that proves one', async () => {
  const ann = await system.activeMember();
  const ben = await system.account();
  await system.query(
    `update accounts set name = 'Ben', language = 'zh-CN', muted_notices = '{new-browser}' where id = $1`,
    [ben.id],
  );
  const [row] = await system.query<{ since: Date; created: Date; signed_in: Date }>(
    `select t.created_at as since, a.created_at as created,
      (select max(at) from security_events e where e.account_id = a.id and e.kind = 'signed-in') as signed_in
    from authenticators t join accounts a on a.id = t.account_id where a.id = $1`,
    [ann.account.id],
  );
  const all = await exported();
  expect(all.map(({ email }) => email)).toEqual([ann.account.email, ben.email].toSorted());
  expect(all.find(({ id }) => id === ann.account.id)).toEqual({
    id: ann.account.id,
    email: ann.account.email,
    name: null,
    language: null,
    createdAt: row?.created,
    factors: [
      { factor: 'authenticator', since: row?.since },
      { factor: 'recovery-code', since: expect.any(Date) },
    ],
    lastSignedInAt: row?.signed_in,
    mutedNotices: [],
  });
  expect(all.find(({ id }) => id === ben.id)).toMatchObject({
    name: 'Ben',
    language: 'zh-CN',
    factors: [],
    lastSignedInAt: null,
    mutedNotices: ['new-browser'],
  });
});

test('every account once, however many batches it takes', async () => {
  const before = (await exported()).length;
  await system.query(`
    insert into accounts (id, email, password_hash)
    select gen_random_uuid(), 'crowd-' || n || '@example.com', 'x' from generate_series(1, 450) n`);
  const all = await exported();
  expect(all).toHaveLength(before + 450);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
