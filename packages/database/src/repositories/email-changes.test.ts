import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someLinkedNotice } from '../testing/some-linked-notice.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createChanges } from './changes.ts';
import { createEmailChanges } from './email-changes.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const emailChanges = createEmailChanges(database.sql);
const changes = createChanges(database.sql);

/** An account with a session that may prove another address at any moment. */
async function asking() {
  const [id, accountId] = [crypto.randomUUID(), crypto.randomUUID()];
  const [before, email] = [`${accountId}@example.com`, `${accountId}@example.net`];
  await createAccounts(database.sql).add({ id: accountId, email: before, passwordHash: 'x' });
  const session = { id: crypto.randomUUID(), accountId, securityEpoch: 0 };
  await database.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
    values ($1, $2, $3, '{pwd}', 0, now() + interval '1 day')`,
    [session.id, randomBytes(32), accountId],
  );
  const keys = { account: randomBytes(32), address: randomBytes(32) };
  const code = { mac: randomBytes(32), keyId: 'k' };
  await emailChanges.begin({ id, session, email, keys, code, requestedFrom: someRequest });
  const notice = someLinkedNotice();
  const tokens = { tokenHash: randomBytes(32), browserTokenHash: randomBytes(32) };
  const confirm = () => emailChanges.confirm({ id, session, notice, requestedFrom: someRequest, ...tokens });
  return { accountId, before, confirm, email, id, keys, notice, session };
}

/** Another transaction, which ends with the test. */
async function transaction() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin');
  return { query: client.query.bind(client), [Symbol.asyncDispose]: () => client.end() };
}

const stateOf = async (accountId: string) =>
  (await database.query('select email, security_epoch as epoch from accounts where id = $1', [accountId]))[0];

/** Has another account take the address in a transaction that ends, as `how` says, only once the act waits for it. */
async function besideNewAccount<Done>(email: string, how: 'commit' | 'rollback', act: () => Promise<Done>) {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin');
  await other.query("insert into accounts (id, email, password_hash) values (gen_random_uuid(), $1, 'x')", [email]);
  const acting = act();
  await untilSomebodyWaits(database);
  await other.query(how);
  await other.end();
  return acting;
}

describe('SEC-59 a change of the email that meets another account of that address, which its snapshot does not show', () => {
  test('finds the address taken, and changes nothing', async () => {
    const { accountId, before, confirm, email } = await asking();
    expect(await besideNewAccount(email, 'commit', confirm)).toEqual({ kind: 'email-taken' });
    expect(await stateOf(accountId)).toEqual({ email: before, epoch: 0 });
  });

  test('goes ahead when that is rolled back', async () => {
    const { accountId, confirm, email } = await asking();
    expect(await besideNewAccount(email, 'rollback', confirm)).toMatchObject({ kind: 'changed', email });
    expect(await stateOf(accountId)).toEqual({ email, epoch: 1 });
  });

  test('its undo ends what is there and says that the former address is taken', async () => {
    const { accountId, before, confirm, email, notice } = await asking();
    await confirm();
    const undo = () =>
      changes.undo({
        tokenHash: notice.link.tokenHash,
        unmatchableHash: 'x',
        noticeId: crypto.randomUUID(),
        requestedFrom: someRequest,
      });
    expect(await besideNewAccount(before, 'commit', undo)).toMatchObject({ kind: 'undone', isEmailBack: false });
    expect(await stateOf(accountId)).toEqual({ email, epoch: 2 });
  });
});

test('a mail is refunded after the pending change is locked, as it was charged, so that the two never deadlock', async () => {
  const { id, keys, session } = await asking();
  await using beginning = await transaction();
  await beginning.query('select from pending_email_changes where session_id = $1 for update', [session.id]);
  const releasing = emailChanges.release({ id, session, keys, replaced: null });
  await untilSomebodyWaits(database);
  const buckets = await beginning.query('select from throttles where key = any ($1) for update nowait', [
    Object.values(keys),
  ]);
  expect(buckets.rowCount).toBe(2);
  await beginning.query('rollback');
  await releasing;
  expect(await emailChanges.find(session)).toBeNull();
});

test('SEC-23 one of an older security epoch is gone', async () => {
  const { accountId, before, confirm } = await asking();
  await database.query('update pending_email_changes set security_epoch = -1 where account_id = $1', [accountId]);
  expect(await confirm()).toEqual({ kind: 'gone' });
  expect(await stateOf(accountId)).toEqual({ email: before, epoch: 0 });
});
