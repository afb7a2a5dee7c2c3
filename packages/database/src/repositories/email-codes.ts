import { type EmailCodes, emailCodeLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { secondsToToken, tokensNow } from '../budget.ts';
import type { Sql } from '../connect.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { sentEmailCode } from './stored.ts';

interface ReservationRow {
  email: string;
  challengeExpiresAt: string;
  previouslySentAt: string | null;
  now: string;
  isReserved: boolean;
  sendsLeft: number;
  secondsToChallengeEnd: number;
  secondsToResend: number;
  secondsToToken: number;
}

const tokens = tokensNow(sql`b.tokens`, emailCodeLimits.perAccount);

export const emailCodesIn = (database: Sql): EmailCodes => ({
  async reserve({ challengeId, code }) {
    const row = await rowOfWholeChange<ReservationRow>(
      database,
      sql`
        with asked as materialized (
          select c.id, c.account_id, c.sends_left, c.code_sent_at, c.expires_at, a.email, ${tokens} as tokens
          from challenges c
            join accounts a on a.id = c.account_id and a.security_epoch = c.security_epoch
            join mail_allowances b on b.account_id = c.account_id
          where c.id = ${challengeId}::uuid and c.expires_at > now() and c.attempts_left > 0
        ),
        reserved as (
          update challenges c set sends_left = c.sends_left - 1, code_sent_at = now()
          from asked
          where c.id = asked.id and asked.tokens >= 1 and c.sends_left > 0
            and (c.code_sent_at is null or c.code_sent_at <= now() - make_interval(secs => ${emailCodeLimits.resendAfter}))
          returning c.id, c.account_id, c.expires_at
        ),
        paid as (
          update mail_allowances b set tokens = ${tokens} - 1, refilled_at = greatest(b.refilled_at, now())
          from reserved where b.account_id = reserved.account_id and ${tokens} >= 1
          returning reserved.id, reserved.expires_at
        ),
        stored as (
          insert into email_codes (challenge_id, mac, key_id, expires_at)
          select id, ${code.mac}::bytea, ${code.keyId},
            least(expires_at, now() + make_interval(secs => ${emailCodeLimits.timeToLive}))
          from paid
          on conflict (challenge_id) do update
            set mac = excluded.mac, key_id = excluded.key_id, expires_at = excluded.expires_at
          returning challenge_id
        )
        select asked.email, asked.expires_at as "challengeExpiresAt", asked.code_sent_at as "previouslySentAt",
          asked.sends_left as "sendsLeft", now() as "now", stored.challenge_id is not null as "isReserved",
          extract(epoch from asked.expires_at - now())::float8 as "secondsToChallengeEnd",
          coalesce(extract(epoch from asked.code_sent_at - now())::float8 + ${emailCodeLimits.resendAfter}::int, 0)
            as "secondsToResend",
          ${secondsToToken(sql`asked.tokens`, emailCodeLimits.perAccount)} as "secondsToToken"
        from asked left join stored on true`,
    );
    if (!row) return { kind: 'gone' };
    const challengeExpiresAt = new Date(row.challengeExpiresAt);
    const now = new Date(row.now);
    const previouslySentAt = row.previouslySentAt === null ? null : new Date(row.previouslySentAt);
    if (row.isReserved) {
      const sent = sentEmailCode(now, challengeExpiresAt);
      return { kind: 'reserved', email: row.email, now, sent, previouslySentAt };
    }
    if (previouslySentAt && row.secondsToResend > 0) {
      const sent = sentEmailCode(previouslySentAt, challengeExpiresAt);
      return { kind: 'too-soon', email: row.email, sent, retryAfterSeconds: Math.ceil(row.secondsToResend) };
    }
    const wait = row.sendsLeft === 0 ? row.secondsToChallengeEnd : row.secondsToToken;
    return { kind: 'refused', retryAfterSeconds: Math.max(1, Math.ceil(wait)) };
  },

  async release({ challengeId, previouslySentAt }) {
    await rowOf(
      database,
      sql`
        with released as (
          update challenges set sends_left = sends_left + 1, code_sent_at = ${previouslySentAt?.toISOString() ?? null}::timestamptz
          where id = ${challengeId}::uuid
          returning account_id
        )
        update mail_allowances b
        set tokens = least(${emailCodeLimits.perAccount.capacity}, ${tokens} + 1), refilled_at = greatest(b.refilled_at, now())
        from released where b.account_id = released.account_id`,
    );
  },
});
