import { emailHeldFor, languages, resetCodeLimits, resetLimits } from '@countersign/two-factor';
import { wholeSeconds } from './parts/buckets.ts';
import { endChallenges, endSessions, raiseEpoch } from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { secondsUntilToken, takeToken } from './parts/throttles.ts';
import { isOpen } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, oneOf, text, timestamptz, uuid } from './types.ts';

/** A row for every request, also of an email without an account; a mail goes out only where there is one. */
export const issueReset = statement({
  name: 'passwordResets.issue',
  parameters: {
    ...originParameters,
    id: uuid,
    email: text,
    requestTokenHash: bytea,
    tokenHash: bytea,
    codeMac: bytea,
    keyId: text,
    triesKey: bytea,
  },
  columns: {
    now: timestamptz,
    /** Null where the email has no account. */
    email: nullable(text),
    language: nullable(oneOf(languages)),
  },
  text: (p) => sql`
    with issued as (
      insert into password_resets (id, request_token_hash, account_id, security_epoch, token_hash, code_mac, key_id, tries_left,
        tries_key, expires_at)
      select ${p.id}, ${p.requestTokenHash}, a.id, a.security_epoch, ${p.tokenHash}, ${p.codeMac}, ${p.keyId}, ${resetCodeLimits.tries},
        ${p.triesKey}, now() + make_interval(secs => ${resetLimits.timeToLive})
      from (select) one left join accounts a on a.email = ${p.email}
      returning account_id
    ),
    event as (
      ${recordEvent({ kind: 'password-reset-begun', origin: p, change: sql`issued where account_id is not null` })}
    )
    select now() as "now", a.email, a.language from issued left join accounts a on a.id = issued.account_id`,
});

/**
 * Charges one try at the newest code of a browser, to the request and to the email, or to neither. What is answered does not
 * depend on whether there is an account.
 *
 *   1 lock the newest request ──► 2 email − 1 ──► 3 request − 1
 */
export const chargeResetCode = statement({
  name: 'passwordResets.chargeCode',
  parameters: { requestTokenHash: bytea },
  columns: {
    id: uuid,
    codeMac: bytea,
    keyId: text,
    /** Whether it may still be tried. */
    isOpen: bool,
    /** Null where no try was charged. */
    triesLeft: nullable(int),
    retryAfter: int,
  },
  text: (p) => sql`
    -- 1
    with request as materialized (
      select r.id, r.code_mac, r.key_id, r.tries_key, r.tries_left > 0 and r.redeemed_token_hash is null as is_open
      from password_resets r
      where r.request_token_hash = ${p.requestTokenHash} and r.expires_at > now()
      order by r.created_at desc limit 1
      for update
    ),
    -- 2
    of_email as (
      ${takeToken(sql`request.tries_key`, resetCodeLimits.perAccount, sql`request where is_open`)}
    ),
    -- 3
    counted as (
      update password_resets r set tries_left = r.tries_left - 1 from request, of_email where r.id = request.id
      returning r.tries_left::int as tries_left
    )
    select request.id, request.code_mac as "codeMac", request.key_id as "keyId", request.is_open as "isOpen",
      counted.tries_left as "triesLeft",
      ${wholeSeconds(secondsUntilToken(sql`request.tries_key`, resetCodeLimits.perAccount))} as "retryAfter"
    from request left join counted on true`,
});

/** The code's token stands beside the link's, which goes on working. */
export const redeemResetCode = statement({
  name: 'passwordResets.redeemCode',
  parameters: { id: uuid, codeMac: bytea, tokenHash: bytea },
  columns: { id: uuid },
  text: (p) => sql`
    update password_resets r set redeemed_token_hash = ${p.tokenHash}
    from accounts a
    where r.id = ${p.id} and r.code_mac = ${p.codeMac} and r.redeemed_token_hash is null
      and a.id = r.account_id and ${isOpen(sql`r`, sql`a`)}
    returning r.id`,
});

/** Of the link or of the code. */
const isOfToken = (tokenHash: SqlText): SqlText =>
  sql`(r.token_hash = ${tokenHash} or r.redeemed_token_hash = ${tokenHash})`;

export const findReset = statement({
  name: 'passwordResets.find',
  parameters: { tokenHash: bytea },
  columns: { accountId: uuid, email: text },
  text: (p) => sql`
    select a.id as "accountId", a.email from password_resets r join accounts a on a.id = r.account_id
    where ${isOfToken(p.tokenHash)} and ${isOpen(sql`r`, sql`a`)}`,
});

/**
 * Spends a token for a new password: all of it, or nothing.
 *
 *   1 token counts ──► 2 password, epoch + 1, hold ──┬─► 3 every request of the account is spent
 *                        one change wins             ├─► 4 end all sessions, challenges, pending secrets
 *                                                    └─► 5 event ─ 6 notice, and its undo
 *
 * Browsers are of an older epoch from then on, so that none is known or trusted (SEC-09). Factors stay as they are.
 */
export const confirmReset = statement({
  name: 'passwordResets.confirm',
  parameters: { ...linkedNoticeParameters, tokenHash: bytea, passwordHash: text },
  columns: { accountId: uuid },
  text: (p) => sql`
    -- 1
    with reset as materialized (
      select r.account_id, r.security_epoch from password_resets r join accounts a on a.id = r.account_id
      where ${isOfToken(p.tokenHash)} and ${isOpen(sql`r`, sql`a`)}
    ),
    -- 2
    raised as (
      ${raiseEpoch(
        sql`reset`,
        sql`reset.security_epoch`,
        sql`, password_hash = ${p.passwordHash}, email_held_until = now() + make_interval(secs => ${emailHeldFor})`,
      )}
    ),
    -- 3
    spent as (delete from password_resets r using raised where r.account_id = raised.account_id),
    -- 4
    ended_sessions as (${endSessions(sql`raised`)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 5
    event as (
      ${recordEvent({ kind: 'password-reset', origin: p, change: sql`raised` })}
    ),
    -- 6
    notice as (
      ${queueNotice('password-reset', p, sql`raised`)}
    ),
    kept as (
      ${keepReversible('password-reset', p, sql`raised`)}
    )
    select account_id as "accountId" from raised`,
});
