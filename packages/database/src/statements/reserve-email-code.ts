import { deliveries, emailCodeLimits, languages, trusts } from '@countersign/two-factor';
import { refilledNow, secondsToToken, tokensNow } from './parts/buckets.ts';
import { acceptsEmailCodes, emailHeldUntil, isValid } from './parts/validity.ts';
import { keepMail } from './sent-mails.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, float8, int, nullable, oneOf, text, timestamptz, uuid } from './types.ts';

const { perAccount, resendAfter, sendsPerChallenge, timeToLive } = emailCodeLimits;

/**
 * Reserves one send of an emailed code, in the challenge and in the account, and stores the new code.
 *
 *   1 lock challenge ──► 2 lock allowances ──► 3 new code in place of the last ──► 4 allowance − 1
 *                          own, then others'     a first one, or late enough and a send left
 *
 * The code's row is written by `insert … on conflict`, which sees the newest row even where this statement's snapshot is
 * older: of two requests at once the second stores nothing. What it then reads of the first one may be out of date, so the
 * caller runs it again.
 */
export const reserveEmailCode = statement({
  name: 'emailCodes.reserve',
  parameters: { challengeId: uuid, mac: bytea, keyId: text },
  columns: {
    email: text,
    language: nullable(oneOf(languages)),
    challengeExpiresAt: timestamptz,
    now: timestamptz,
    /** Null unless no code may be sent before then. */
    heldUntil: nullable(timestamptz),
    /** Whether the owner has emailed codes answer such a challenge. */
    isAccepted: bool,
    /** Null where no send was reserved. */
    paidBy: nullable(oneOf(trusts)),
    replacedMac: nullable(bytea),
    replacedKeyId: nullable(text),
    replacedExpiresAt: nullable(timestamptz),
    sentAt: nullable(timestamptz),
    hasLeft: nullable(bool),
    sendsLeft: int,
    secondsToChallengeEnd: float8,
    secondsToResend: float8,
    secondsToToken: float8,
  },
  text: (p) => sql`
    -- 1 Lock the open challenge: requests for one challenge take turns.
    with challenge as materialized (
      select c.id, c.account_id, c.trust, c.expires_at, a.email, a.language, ${emailHeldUntil(sql`a`)} as held_until,
        (c.purpose <> 'sign-in' or ${acceptsEmailCodes(sql`a`)}) as is_accepted
      from challenges c join accounts a on a.id = c.account_id
      where c.id = ${p.challengeId} and ${isValid(sql`c`, sql`a`)}
      for update of c
    ),
    -- 2 Lock what may pay: a trusted browser's own allowance first, then that of all others, should somebody have copied
    --   its cookie.
    allowances as materialized (
      select b.account_id, b.trust, ${tokensNow(sql`b`, perAccount)} as tokens
      from mail_allowances b join challenge on b.account_id = challenge.account_id and b.trust in (challenge.trust, 'untrusted')
      order by b.trust
      for update of b
    ),
    payer as (
      select b.account_id, b.trust from allowances b, challenge where b.tokens >= 1 and challenge.held_until is null and challenge.is_accepted
      order by b.trust limit 1
    ),
    -- 3 Store the code: the challenge's first, or in place of the last one.
    stored as (
      insert into email_codes as e (challenge_id, mac, key_id, expires_at, sends_left)
      select id, ${p.mac}, ${p.keyId}, least(expires_at, now() + make_interval(secs => ${timeToLive})), ${sendsPerChallenge - 1}
      from challenge, payer
      on conflict (challenge_id) do update
        set mac = excluded.mac, key_id = excluded.key_id, expires_at = excluded.expires_at, has_left = false,
          sent_at = now(), sends_left = e.sends_left - 1
        where e.sends_left > 0 and e.sent_at <= now() - make_interval(secs => ${resendAfter})
      returning challenge_id
    ),
    -- 4 Take the send off the allowance that pays.
    paid as (
      update mail_allowances b set tokens = ${tokensNow(sql`b`, perAccount)} - 1, refilled_at = ${refilledNow(sql`b`)}
      from payer, stored where b.account_id = payer.account_id and b.trust = payer.trust
      returning b.trust
    )
    select challenge.email, challenge.language, challenge.expires_at as "challengeExpiresAt", now() as "now",
      challenge.held_until as "heldUntil", challenge.is_accepted as "isAccepted",
      paid.trust as "paidBy", e.mac as "replacedMac", e.key_id as "replacedKeyId", e.expires_at as "replacedExpiresAt",
      e.sent_at as "sentAt", e.has_left as "hasLeft", coalesce(e.sends_left, ${sendsPerChallenge})::int as "sendsLeft",
      extract(epoch from challenge.expires_at - now())::float8 as "secondsToChallengeEnd",
      coalesce(extract(epoch from e.sent_at - now())::float8 + ${resendAfter}, 0) as "secondsToResend",
      (select min(${secondsToToken(sql`tokens`, perAccount)}) from allowances) as "secondsToToken"
    from challenge left join paid on true left join email_codes e on e.challenge_id = challenge.id`,
});

const released = { challengeId: uuid, paidBy: oneOf(trusts) };

/**
 * Refunds a send whose mail certainly did not leave; `restore` puts the row of the `challenge`'s code back as it was. The
 * challenge and the allowance are locked before the code, as by a reservation, so that the two never deadlock.
 */
const release = (p: Readonly<Record<keyof typeof released, SqlText>>, restore: SqlText): SqlText => sql`
  with challenge as materialized (
    select c.id, c.account_id from challenges c where c.id = ${p.challengeId} for update of c
  ),
  refunded as (
    update mail_allowances b
    set tokens = least(${perAccount.capacity}, ${tokensNow(sql`b`, perAccount)} + 1), refilled_at = ${refilledNow(sql`b`)}
    from challenge where b.account_id = challenge.account_id and b.trust = ${p.paidBy}
    returning challenge.id
  )
  ${restore}`;

/** The challenge's first code: as if none had been sent. */
export const releaseFirstCode = statement({
  name: 'emailCodes.release.first',
  parameters: released,
  columns: {},
  text: (p) => release(p, sql`delete from email_codes e using refunded where e.challenge_id = refunded.id`),
});

/** The code before it counts again. */
export const releaseLaterCode = statement({
  name: 'emailCodes.release.later',
  parameters: {
    ...released,
    mac: bytea,
    keyId: text,
    expiresAt: timestamptz,
    sentAt: timestamptz,
    hasLeft: bool,
  },
  columns: {},
  text: (p) =>
    release(
      p,
      sql`
        update email_codes e
        set mac = ${p.mac}, key_id = ${p.keyId}, expires_at = ${p.expiresAt}, sent_at = ${p.sentAt}, has_left = ${p.hasLeft},
          sends_left = e.sends_left + 1
        from refunded where e.challenge_id = refunded.id`,
    ),
});

export const confirmSent = statement({
  name: 'emailCodes.confirmSent',
  parameters: { challengeId: uuid, mac: bytea, mailId: nullable(text) },
  columns: { delivery: nullable(oneOf(deliveries)) },
  text: (p) => sql`
    with code as (
      update email_codes set has_left = true, mail_id = ${p.mailId}
      where challenge_id = ${p.challengeId} and mac = ${p.mac}
      returning challenge_id
    )
    ${keepMail({
      mailId: p.mailId,
      kind: 'email-code',
      account: sql`code join challenges c on c.id = code.challenge_id where ${p.mailId} is not null`,
    })}
    returning delivery`,
});
