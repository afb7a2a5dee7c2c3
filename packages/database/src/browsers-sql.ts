import { type Browser, browserLimits } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';

/** Whether the browser `w` is trusted, and its trust still counts at this security epoch. */
export const isTrusted = (epoch: SQL): SQL => sql`(w.trusted_until > now() and w.security_epoch = ${epoch})`;

/** Whether the browser `w` has been met at this security epoch, and lately enough for its cookie to live. */
export const isKnown = (epoch: SQL): SQL => sql`(w.security_epoch = ${epoch}
  and w.last_seen_at > now() - make_interval(secs => ${browserLimits.timeToLive}))`;

/** The account as it was seen when a password was judged. */
export const shownAccount = ({ accountId, securityEpoch }: { accountId: string; securityEpoch: number }): SQL =>
  sql`(values (${accountId}::uuid, ${securityEpoch}::int, true)) shown (account_id, security_epoch, password_proved)`;

/**
 * Notes that this browser gave the right password or opened a link that was mailed, and returns its row. `shown` is a
 * FROM clause with the account, `account_id` and `security_epoch`, and `password_proved`, whether by the password. Only
 * this account's own token is looked up and only its own row written. Trust that has run out or belongs to an older
 * security epoch is dropped.
 */
export const meetBrowser = ({ newId, newTokenHash, tokenHashes }: Browser, shown: SQL): SQL => sql`
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved)
  select coalesce(met.id, ${newId}::uuid), shown.account_id, ${newTokenHash}::bytea, shown.security_epoch,
    shown.password_proved
  from ${shown} left join lateral (
    select b.id from browsers b
    where b.account_id = shown.account_id and b.token_hash = any (${sql.param(tokenHashes)}::bytea[])
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(),
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and ${isKnown(sql`excluded.security_epoch`)}),
    trusted_until = case when ${isTrusted(sql`excluded.security_epoch`)} then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = ${newId}::uuid as is_new`;

/** Trusts the browser of the one row of `proved`, an earlier CTE with `browser_id` and `security_epoch`, under a new token. */
export const trustBrowser = (proved: SQL, newTokenHash: Uint8Array): SQL => sql`
  update browsers w set token_hash = ${newTokenHash}::bytea, security_epoch = ${proved}.security_epoch,
    password_proved = true, trusted_until = now() + make_interval(secs => ${browserLimits.timeToLive})
  from ${proved} where w.id = ${proved}.browser_id`;
