import { type Browser, browserLimits } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';

/**
 * The budget that the browser `w` has drawn its `guesses_spent` from. Whatever takes the trust away takes them away too,
 * so that what was spent of one budget never comes back to the other.
 */
export const spentFrom: SQL = sql`case when w.trusted_until is null then 'untrusted' else 'trusted' end`;

/** Whether the browser `w` has completed a two-step sign-in that still counts at this security epoch. */
export const isTrusted = (epoch: SQL): SQL => sql`(w.trusted_until > now() and w.security_epoch = ${epoch})`;

/** Whether the browser `w` has been met at this security epoch, and lately enough for its cookie to live. */
export const isKnown = (epoch: SQL): SQL => sql`(w.security_epoch = ${epoch}
  and w.last_seen_at > now() - make_interval(secs => ${browserLimits.timeToLive}))`;

/** The account as it was seen when a password was judged. */
export const shownAccount = ({ accountId, securityEpoch }: { accountId: string; securityEpoch: number }): SQL =>
  sql`(values (${accountId}::uuid, ${securityEpoch}::int, true)) shown (account_id, security_epoch, password_proved)`;

/**
 * Notes that this browser gave the right password or opened a link that was mailed, and returns its row. `shown` is a
 * FROM clause with the account, `account_id` and `security_epoch`, and `password_proved`: whether by the password. Trust that has run out or belongs to an older
 * security epoch is dropped, together with what was spent under it.
 */
export const meetBrowser = ({ newId, tokenHash }: Browser, shown: SQL): SQL => {
  const stillTrusted = isTrusted(sql`excluded.security_epoch`);
  return sql`
    insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved)
    select ${newId}::uuid, shown.account_id, ${tokenHash}::bytea, shown.security_epoch, shown.password_proved from ${shown}
    on conflict (token_hash, account_id) do update set
      last_seen_at = now(),
      security_epoch = excluded.security_epoch,
      password_proved = excluded.password_proved or (w.password_proved and ${isKnown(sql`excluded.security_epoch`)}),
      trusted_until = case when ${stillTrusted} then w.trusted_until end,
      guesses_spent = case when w.trusted_until is null or ${stillTrusted} then w.guesses_spent else 0 end
    returning w.id as browser_id, w.account_id, w.security_epoch, ${spentFrom} as trust,
      w.id = ${newId}::uuid as is_new`;
};
