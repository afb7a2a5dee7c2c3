import { randomBytes } from 'node:crypto';
import { replacingFactors } from '@countersign/two-factor';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { besideTransaction } from '../testing/beside-transaction.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { someRequest } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createStepUps } from './step-ups.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const stepUps = createStepUps(database.sql);

const requestedFrom = someRequest;
const id = () => crypto.randomUUID();
const hash = () => new Uint8Array(randomBytes(32));

/** A session that is asked for a second factor, of an account with all that count, and a right answer by each. */
async function asked() {
  const [accountId, authenticatorId, recoveryCodesId, challengeId, mac] = [id(), id(), id(), id(), hash()];
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [authenticatorId, accountId],
  );
  await database.query(
    "insert into recovery_codes (id, account_id, sealed_key, key_id, macs) values ($1, $2, 'x', 'k', array[$3::bytea])",
    [recoveryCodesId, accountId, Buffer.from(mac)],
  );
  const session = { id: id(), accountId, securityEpoch: 0 };
  await database.query(
    `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
    values ($1, $2, $3, '{pwd,email}', 0, now() + interval '1 day')`,
    [session.id, Buffer.from(hash()), accountId],
  );
  await stepUps.open({ challengeId, session, requestedFrom });
  const passkeyId = id();
  await database.query(
    `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
    values ($1, $2, $3, 'x', 7, false, '{}', 'A key')`,
    [passkeyId, accountId, Buffer.from(mac)],
  );
  await database.query(
    "insert into passkey_ceremonies (challenge, challenge_id, expires_at) values ($1, $2, now() + interval '1 minute')",
    [Buffer.from(mac), challengeId],
  );
  const evidences = {
    passkey: { factor: 'passkey', passkeyId, challenge: mac, counter: 8, isSynced: false, isUserVerified: true },
    authenticator: { factor: 'authenticator', authenticatorId, step: 101 },
    'recovery-code': { factor: 'recovery-code', recoveryCodesId, mac },
  } as const;
  const accept = (factor: keyof typeof evidences) =>
    stepUps.accept({
      challengeId,
      evidence: evidences[factor],
      methods: ['otp'],
      session,
      tokenHash: hash(),
      noticeId: id(),
      requestedFrom,
    });
  const evidenceLeft = () =>
    database.query(
      `select (select last_step from authenticators where account_id = $1) as step,
        (select cardinality(macs) from recovery_codes where account_id = $1) as codes,
        (select counter::int from passkeys where account_id = $1) as counter`,
      [accountId],
    );
  return { accountId, accept, evidenceLeft };
}

const LOCK = 'select 1 from accounts where id = $1 for no key update';

describe('SEC-59 what ends a challenge while it is answered leaves the evidence unspent', () => {
  test.each(
    replacingFactors.flatMap((factor) => [
      [factor, 'another answer to it', [LOCK, 'delete from challenges where account_id = $1']] as const,
      [factor, 'a change of the account', ['update accounts set security_epoch = 1 where id = $1']] as const,
      [factor, 'the end of its session', [LOCK, 'delete from sessions where account_id = $1']] as const,
    ]),
  )('by %s, ended by %s', async (factor, _, ending) => {
    const { accept, accountId, evidenceLeft } = await asked();
    expect(await besideTransaction(database, accountId, ending, () => accept(factor))).toBe(false);
    expect(await evidenceLeft()).toEqual([{ step: '100', codes: 1, counter: 7 }]);
  });

  test.each(replacingFactors)('by %s, which else is spent', async (factor) => {
    const { accept, accountId, evidenceLeft } = await asked();
    expect(await besideTransaction(database, accountId, [LOCK], () => accept(factor))).toBe(true);
    const spent = { authenticator: { step: '101' }, passkey: { counter: 8 }, 'recovery-code': { codes: 0 } }[factor];
    expect(await evidenceLeft()).toEqual([{ step: '100', codes: 1, counter: 7, ...spent }]);
  });
});
