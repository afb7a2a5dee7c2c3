import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { besideTransaction } from '../testing/beside-transaction.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { someLinkedNotice } from '../testing/some-linked-notice.ts';
import { someRequest as requestedFrom } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createPasswordResets } from './password-resets.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const resets = createPasswordResets(database.sql);

const id = () => crypto.randomUUID();
const bytes = () => new Uint8Array(randomBytes(32));

/** Somebody who was mailed a link for a new password. */
async function forgetful() {
  const accountId = id();
  const email = `${accountId}@example.com`;
  await createAccounts(database.sql).add({ id: accountId, email, passwordHash: 'old' });
  const tokenHash = bytes();
  const code = { keyId: 'k', mac: bytes() };
  const keys = { requestTokenHash: bytes(), triesKey: bytes() };
  await resets.issue({ id: id(), email, tokenHash, code, ...keys, requestedFrom });
  const confirm = () => resets.confirm({ tokenHash, passwordHash: 'new', notice: someLinkedNotice(), requestedFrom });
  return { accountId, confirm };
}

const passwordOf = async ({ accountId }: { accountId: string }) =>
  database.query('select password_hash, security_epoch from accounts where id = $1', [accountId]);

const RAISE = 'update accounts set security_epoch = security_epoch + 1 where id = $1';

describe('SEC-59 a reset that meets a change of the account, which its snapshot does not show', () => {
  test('sets no password: its link was mailed for the account as it was before', async () => {
    const ann = await forgetful();
    expect(await besideTransaction(database, ann.accountId, [RAISE], ann.confirm)).toBeNull();
    expect(await passwordOf(ann)).toEqual([{ password_hash: 'old', security_epoch: 1 }]);
  });

  test('sets it where the account is locked and stays what it was', async () => {
    const ann = await forgetful();
    const locked = ['select from accounts where id = $1 for update'];
    expect(await besideTransaction(database, ann.accountId, locked, ann.confirm)).toEqual({ accountId: ann.accountId });
    expect(await passwordOf(ann)).toEqual([{ password_hash: 'new', security_epoch: 1 }]);
  });
});
