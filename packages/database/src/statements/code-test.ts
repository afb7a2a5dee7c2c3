import { checkUpLimits, codeTestLimits } from '@countersign/two-factor';
import { wholeSeconds } from './parts/buckets.ts';
import { isCheckUpDue } from './parts/check-up.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { ownKey, secondsUntilToken, takeToken } from './parts/throttles.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bigint, bytea, float8, int, nullable, text, uuid } from './types.ts';

const { perAccount } = codeTestLimits;

const keyOf = (accountId: SqlText): SqlText => ownKey('tests of codes', accountId);

/** Takes a test off the account's own bucket and reads the authenticator, in a statement that commits by itself. */
export const chargeCodeTest = statement({
  name: 'codeTests.charge',
  parameters: { accountId: uuid },
  columns: {
    authenticatorId: uuid,
    sealedSecret: bytea,
    secretKeyId: text,
    lastStep: bigint,
    now: float8,
    /** Null where no test was left. */
    attemptsLeft: nullable(int),
  },
  text: (p) => sql`
    with authenticator as materialized (
      select * from authenticators t where t.account_id = ${p.accountId}
    ),
    taken as (
      ${takeToken(keyOf(p.accountId), perAccount, sql`authenticator`, sql`b.tokens`)}
    )
    select t.id as "authenticatorId", t.sealed_secret as "sealedSecret", t.key_id as "secretKeyId", t.last_step as "lastStep",
      extract(epoch from clock_timestamp())::float8 * 1000 as "now", floor(taken.tokens)::int as "attemptsLeft"
    from authenticator t left join taken on true`,
});

/** When a bucket that was empty gives a test again. */
export const secondsUntilCodeTest = statement({
  name: 'codeTests.secondsUntilTest',
  parameters: { accountId: uuid },
  columns: { seconds: int },
  text: (p) => sql`select ${wholeSeconds(secondsUntilToken(keyOf(p.accountId), perAccount))} as "seconds"`,
});

export const refundCodeTest = statement({
  name: 'codeTests.refundUnjudged',
  parameters: { accountId: uuid },
  columns: {},
  text: (p) => sql`update throttles set tokens = tokens + 1 where key = ${keyOf(p.accountId)}`,
});

export const passCodeTest = statement({
  name: 'codeTests.pass',
  parameters: { ...originParameters, accountId: uuid, authenticatorId: uuid, sessionId: uuid },
  columns: {},
  text: (p) => sql`
    with tested as (
      update authenticators set check_up_at = null where id = ${p.authenticatorId} and account_id = ${p.accountId}
      returning account_id, (select s.browser_id from sessions s where s.id = ${p.sessionId}) as browser_id
    ),
    -- A right code shows its owner nothing new, so the test is given back.
    refunded as (
      update throttles set tokens = tokens + 1 where key = ${keyOf(p.accountId)}
    )
    ${recordEvent({
      kind: 'code-tested',
      origin: p,
      change: sql`tested`,
      sessionId: p.sessionId,
      browserId: sql`browser_id`,
      factor: sql`'otp'`,
    })}`,
});

export const postponeCheckUp = statement({
  name: 'codeTests.postponeCheckUp',
  parameters: { accountId: uuid },
  columns: { id: uuid },
  text: (p) => sql`
    -- One that is not due stays as it is: it can be neither brought forward nor put off for good.
    update authenticators t
    set check_up_at = case when ${isCheckUpDue(sql`t`)} then now() + make_interval(secs => ${checkUpLimits.againAfter}) else t.check_up_at end
    where account_id = ${p.accountId}
    returning id`,
});
