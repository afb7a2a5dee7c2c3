import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { builtNotices, requireBuild } from '../../kit/built.ts';
import { startNode } from '../../kit/child.ts';
import { longTimeouts } from '../../kit/until.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

let database: TestDatabase;
const accountId = crypto.randomUUID();

beforeAll(async () => {
  requireBuild();
  database = await emptyTestDatabase(inject('postgresUrl'));
  await database.query("insert into accounts (id, email, password_hash) values ($1, 'alice@mail.example.com', 'x')", [
    accountId,
  ]);
});
afterAll(() => database?.close());

async function notices(...args: string[]) {
  await using command = startNode(builtNotices, { args, environment: onPostgres(database.url) });
  const { code } = await command.exited;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

async function leave(isGivenUp: boolean) {
  const [id, requestId] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.query(
    `insert into notices (id, account_id, kind, language, request_id, tries, created_at, due_at, given_up_at)
    values ($1, $2, 'moved', 'en', $3, 9, now() - interval '30 hours', now() + interval '1 hour', case when $4 then now() end)`,
    [id, accountId, requestId, isGivenUp],
  );
  return { id, requestId };
}

test('notices that are not delivered are listed without what they say, and sent again', async () => {
  expect(await notices()).toEqual({ code: 0, stdout: 'Every notice has been delivered.\n', stderr: '' });
  const [given, waiting] = [await leave(true), await leave(false)];
  const { code, stdout } = await notices();
  expect(code).toBe(0);
  const facts = 'moved, a•••@m•••.com, 30 h old, tried 9 times';
  expect(stdout.trimEnd().split('\n').toSorted()).toEqual(
    [
      `${given.id}  given up, ${facts}, request ${given.requestId}`,
      `${waiting.id}  waiting, ${facts}, request ${waiting.requestId}`,
    ].toSorted(),
  );

  expect(await notices('retry', given.id)).toEqual({
    code: 0,
    stdout: '1 will be sent within a minute by a server that runs.\n',
    stderr: '',
  });
  expect(await database.query('select id from notices where due_at <= now() and given_up_at is null')).toEqual([
    { id: given.id },
  ]);
  expect(await notices('retry', '--all')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 will be sent') });
  expect(await notices('retry', 'none')).toMatchObject({
    code: 1,
    stderr: 'No undelivered notice has the ID none.\n',
  });
});

test.each([[['retry']], [['retry', '--every']], [['list']]])('it says how it is used: %o', async (args) => {
  expect(await notices(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage: pnpm notices') });
});
