import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { besideTransaction } from '../testing/beside-transaction.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { someRequest } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createAssistedRecoveries } from './assisted-recoveries.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const recoveries = createAssistedRecoveries(database.sql);

const id = () => crypto.randomUUID();

async function activeMember() {
  const accountId = id();
  const email = `${accountId}@example.com`;
  await createAccounts(database.sql).add({ id: accountId, email, passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [id(), accountId],
  );
  const offer = () =>
    recoveries.begin({
      email,
      reason: 'locked out',
      notice: { noticeId: id(), link: { keyId: 'k', tokenHash: randomBytes(32) } },
      requestedFrom: someRequest,
    });
  return { accountId, offer };
}

const offered = ({ accountId }: { accountId: string }) =>
  database.query('select security_epoch from assisted_recoveries where account_id = $1', [accountId]);

const RAISE = 'update accounts set security_epoch = security_epoch + 1 where id = $1';

describe('SEC-59 an offer of help that meets a change of the account, which its first snapshot does not show', () => {
  test('is none where two-factor authentication is no longer active', async () => {
    const ann = await activeMember();
    const deactivation = [RAISE, 'delete from authenticators where account_id = $1'];
    expect(await besideTransaction(database, ann.accountId, deactivation, ann.offer)).toEqual({ kind: 'not-active' });
    expect(await offered(ann)).toEqual([]);
  });

  test('is one of the account as it is then', async () => {
    const ann = await activeMember();
    expect(await besideTransaction(database, ann.accountId, [RAISE], ann.offer)).toMatchObject({ kind: 'begun' });
    expect(await offered(ann)).toEqual([{ security_epoch: 1 }]);
  });
});
