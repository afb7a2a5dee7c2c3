import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createChanges } from './changes.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const changes = createChanges(database.sql);

const KEEP = `insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at,
    authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at)
  values ($1, $2, $3, $4, $5, 'k', now() + interval '72 hours', $1, 'x', 'k', 100, now())`;

/** An account at epoch 1 whose authenticator was deactivated, and the link that takes that back. */
async function deactivated() {
  const [accountId, tokenHash] = [crypto.randomUUID(), randomBytes(32)];
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query('update accounts set security_epoch = 1 where id = $1', [accountId]);
  await database.query(KEEP, [crypto.randomUUID(), accountId, 'deactivated', 1, tokenHash]);
  const undo = () =>
    changes.undo({ tokenHash, unmatchableHash: 'none', noticeId: crypto.randomUUID(), requestedFrom: someRequest });
  return { accountId, undo };
}

const stateOf = async (accountId: string) =>
  (
    await database.query(
      `select security_epoch as epoch,
        (select count(*)::int from authenticators where account_id = $1) as authenticators,
        (select count(*)::int from reversible_changes where account_id = $1) as changes,
        (select count(*)::int from notices where account_id = $1) as notices
      from accounts where id = $1`,
      [accountId],
    )
  )[0];

/** Does `statements` in a transaction that ends, as `how` says, only once the undo waits for it. */
async function undoBeside(
  { undo }: Awaited<ReturnType<typeof deactivated>>,
  how: 'commit' | 'rollback',
  ...statements: readonly (readonly [text: string, values: readonly unknown[]])[]
) {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin');
  for (const [text, values] of statements) await other.query(text, [...values]);
  const undoing = undo();
  await untilSomebodyWaits(database);
  await other.query(how);
  await other.end();
  return undoing;
}

const RAISE = 'update accounts set security_epoch = security_epoch + 1 where id = $1';

describe('SEC-59 an undo that meets another change of the same account', () => {
  const activation = (accountId: string) =>
    [
      [RAISE, [accountId]],
      [KEEP, [crypto.randomUUID(), accountId, 'activated', 2, randomBytes(32)]],
    ] as const;

  test('finds the newer one, which its first snapshot does not show, and leaves all as it is', async () => {
    const owner = await deactivated();
    const outcome = await undoBeside(owner, 'commit', ...activation(owner.accountId));
    expect(outcome).toEqual({ kind: 'newer-change', accountId: owner.accountId });
    expect(await stateOf(owner.accountId)).toEqual({ epoch: 2, authenticators: 0, changes: 2, notices: 0 });
  });

  test('goes ahead when that is rolled back', async () => {
    const owner = await deactivated();
    const outcome = await undoBeside(owner, 'rollback', ...activation(owner.accountId));
    expect(outcome).toMatchObject({ kind: 'undone', change: 'deactivated' });
    expect(await stateOf(owner.accountId)).toEqual({ epoch: 2, authenticators: 1, changes: 0, notices: 1 });
  });

  test('goes ahead after one that raised the epoch and kept nothing', async () => {
    const owner = await deactivated();
    const outcome = await undoBeside(owner, 'commit', [RAISE, [owner.accountId]]);
    expect(outcome).toMatchObject({ kind: 'undone', change: 'deactivated' });
    expect(await stateOf(owner.accountId)).toEqual({ epoch: 3, authenticators: 1, changes: 0, notices: 1 });
  });

  test('finds its link used where the other was the same undo', async () => {
    const owner = await deactivated();
    const outcome = await undoBeside(owner, 'commit', [
      'delete from reversible_changes where account_id = $1',
      [owner.accountId],
    ]);
    expect(outcome).toEqual({ kind: 'gone' });
    expect(await stateOf(owner.accountId)).toEqual({ epoch: 1, authenticators: 0, changes: 0, notices: 0 });
  });
});
