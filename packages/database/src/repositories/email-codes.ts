import {
  type EmailCodes,
  emailCodeLimits,
  type Language,
  type ReplacedCode,
  type Trust,
} from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { refilledNow, secondsToToken, tokensGivenBack, tokensNow } from '../budget.ts';
import type { Sql } from '../connect.ts';
import { isLive } from '../liveness.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { type EmailCodeColumns, emailCodeOf, sentEmailCode } from './stored.ts';

interface ReservationRow extends EmailCodeColumns {
  email: string;
  language: Language | null;
  challengeExpiresAt: string;
  previouslySentAt: string | null;
  codeExpiresAt: string | null;
  hasLeft: boolean | null;
  now: string;
  /** Null where no send was reserved. */
  paidBy: Trust | null;
  sendsLeft: number;
  secondsToChallengeEnd: number;
  secondsToResend: number;
  secondsToToken: number;
}

const { perAccount } = emailCodeLimits;
const tokens = tokensNow(sql`b.tokens`, perAccount);

export const emailCodesIn = (database: Sql): EmailCodes => ({
  async reserve({ challengeId, code }) {
    const row = await rowOfWholeChange<ReservationRow>(
      database,
      sql`
        with asked as materialized (
          -- Locked before it is read, so that of two requests at once the second sees what the first has sent.
          select c.id, c.account_id, c.trust, c.sends_left, c.code_sent_at, c.expires_at, a.email, a.language
          from challenges c join accounts a on a.id = c.account_id
          where c.id = ${challengeId}::uuid and ${isLive}
          for update of c
        ),
        allowances as materialized (
          -- A trusted browser's own first, then that of all others, should somebody have copied its cookie.
          select b.account_id, b.trust, ${tokens} as tokens
          from mail_allowances b join asked on b.account_id = asked.account_id and b.trust in (asked.trust, 'untrusted')
          order by b.trust
          for update of b
        ),
        allowed as materialized (
          select asked.*, allowances.trust as paid_by from asked join allowances using (account_id)
          where allowances.tokens >= 1 and sends_left > 0
            and (code_sent_at is null or code_sent_at <= now() - make_interval(secs => ${emailCodeLimits.resendAfter}))
          order by allowances.trust limit 1
        ),
        sent as (
          update challenges c set sends_left = c.sends_left - 1, code_sent_at = now() from allowed where c.id = allowed.id
        ),
        paid as (
          update mail_allowances b set tokens = ${tokens} - 1, refilled_at = ${refilledNow}
          from allowed where b.account_id = allowed.account_id and b.trust = allowed.paid_by
        ),
        stored as (
          insert into email_codes (challenge_id, mac, key_id, expires_at)
          select id, ${code.mac}::bytea, ${code.keyId},
            least(expires_at, now() + make_interval(secs => ${emailCodeLimits.timeToLive}))
          from allowed
          on conflict (challenge_id) do update
            set mac = excluded.mac, key_id = excluded.key_id, expires_at = excluded.expires_at, has_left = false
        )
        select asked.email, asked.language, asked.expires_at as "challengeExpiresAt", asked.code_sent_at as "previouslySentAt",
          asked.sends_left as "sendsLeft", now() as "now", allowed.paid_by as "paidBy",
          e.mac, e.key_id as "macKeyId", e.expires_at as "codeExpiresAt", e.has_left as "hasLeft",
          extract(epoch from asked.expires_at - now())::float8 as "secondsToChallengeEnd",
          coalesce(extract(epoch from asked.code_sent_at - now())::float8 + ${emailCodeLimits.resendAfter}::int, 0)
            as "secondsToResend",
          (select min(${secondsToToken(sql`tokens`, perAccount)}) from allowances) as "secondsToToken"
        from asked left join allowed on true left join email_codes e on e.challenge_id = asked.id`,
    );
    if (!row) return { kind: 'gone' };
    const challengeExpiresAt = new Date(row.challengeExpiresAt);
    const now = new Date(row.now);
    const previouslySentAt = row.previouslySentAt === null ? null : new Date(row.previouslySentAt);
    const { paidBy } = row;
    if (paidBy) {
      const sent = sentEmailCode(now, challengeExpiresAt);
      const code = emailCodeOf(row);
      const replaced: ReplacedCode = {
        sentAt: previouslySentAt,
        code: code && { ...code, expiresAt: new Date(row.codeExpiresAt ?? 0), hasLeft: row.hasLeft === true },
      };
      const addressee = { email: row.email, language: row.language };
      return { kind: 'reserved', addressee, now, sent, replaced, paidBy };
    }
    if (previouslySentAt && row.secondsToResend > 0) {
      const sent = sentEmailCode(previouslySentAt, challengeExpiresAt);
      const retryAfterSeconds = Math.ceil(row.secondsToResend);
      return { kind: 'too-soon', email: row.email, sent, hasLeft: row.hasLeft === true, retryAfterSeconds };
    }
    const wait = row.sendsLeft === 0 ? row.secondsToChallengeEnd : row.secondsToToken;
    return { kind: 'refused', retryAfterSeconds: Math.max(1, Math.ceil(wait)) };
  },

  async confirmSent({ challengeId, code }) {
    await rowOf(
      database,
      sql`
        update email_codes set has_left = true
        where challenge_id = ${challengeId}::uuid and mac = ${code.mac}::bytea`,
    );
  },

  async release({ challengeId, paidBy, replaced }) {
    await rowOf(
      database,
      sql`
        with released as (
          update challenges set sends_left = sends_left + 1,
            code_sent_at = ${replaced.sentAt?.toISOString() ?? null}::timestamptz
          where id = ${challengeId}::uuid
          returning id, account_id
        ),
        code_before as (${putBack(replaced.code)})
        update mail_allowances b set tokens = ${tokensGivenBack(sql`b.tokens`, perAccount, sql`1`)}, refilled_at = ${refilledNow}
        from released where b.account_id = released.account_id and b.trust = ${paidBy}`,
    );
  },
});

const putBack = (code: ReplacedCode['code']): SQL =>
  code
    ? sql`
        update email_codes e
        set mac = ${code.mac}::bytea, key_id = ${code.keyId}, expires_at = ${code.expiresAt.toISOString()}::timestamptz,
          has_left = ${code.hasLeft}::boolean
        from released where e.challenge_id = released.id`
    : sql`delete from email_codes e using released where e.challenge_id = released.id`;
