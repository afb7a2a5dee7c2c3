import { type Browser, browserLimits, type RequestOrigin } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { bytea, byteas, uuid } from '../types.ts';
import type { OriginParameters } from './security-events.ts';

/** Whether the browser is trusted, and its trust still counts at this security epoch. */
export const isTrusted = (browser: SqlText, epoch: SqlText): SqlText =>
  sql`${browser}.trusted_until > now() and ${browser}.security_epoch = ${epoch}`;

/** Whether the browser has been met at this security epoch, and lately enough for its cookie to live. */
export const isKnown = (browser: SqlText, epoch: SqlText): SqlText =>
  sql`${browser}.security_epoch = ${epoch} and ${browser}.last_seen_at > now() - make_interval(secs => ${browserLimits.timeToLive})`;

export const browserParameters = { browserTokenHashes: byteas, newBrowserId: uuid, newBrowserTokenHash: bytea };

export const browserValues = ({ newId, newTokenHash, tokenHashes }: Browser) => ({
  browserTokenHashes: tokenHashes,
  newBrowserId: newId,
  newBrowserTokenHash: newTokenHash,
});

/** What a browser called itself, by the columns of a row that kept it. */
export const namedBrowser = (name: string | null, system: string | null): RequestOrigin['browser'] =>
  name === null ? null : { name, system };

type Parameters = Readonly<Record<keyof typeof browserParameters, SqlText>>;

/** What becomes of the browser by the statement: it is met, or signed in. */
type Meeting = 'met' | 'signed in';

/** Sets when a row `w` first signed in. */
const signingIn = (meeting: Meeting): SqlText =>
  meeting === 'met' ? sql`` : sql`signed_in_at = coalesce(w.signed_in_at, now()),`;

/**
 * Inserts or updates the row of a browser that gave the right password or opened a mailed link. `proved` is a FROM item of
 * one row with `account_id`, `security_epoch` and `password_proved`, whether by the password. Only this account's own
 * token is looked up and only its own row written. Trust that has run out or is of an older security epoch is dropped.
 */
export const upsertBrowser = (
  p: Parameters & OriginParameters,
  proved: SqlText,
  meeting: Meeting = 'met',
): SqlText => sql`
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system, signed_in_at)
  select coalesce(met.id, ${p.newBrowserId}), proved.account_id, ${p.newBrowserTokenHash}, proved.security_epoch, proved.password_proved,
    ${p.browserName}, ${p.browserSystem}, ${meeting === 'met' ? sql`null` : sql`now()`}
  from ${proved} left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any (${p.browserTokenHashes})
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(), ${signingIn(meeting)}
    browser_name = excluded.browser_name,
    browser_system = excluded.browser_system,
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and ${isKnown(sql`w`, sql`excluded.security_epoch`)}),
    trusted_until = case when ${isTrusted(sql`w`, sql`excluded.security_epoch`)} then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = ${p.newBrowserId} as is_new${meeting === 'met' ? sql`` : sql`, w.signed_in_at = now() as signs_in_first`}`;

/** How many browsers the account trusted before this statement. */
export const countTrustedBrowsers = (accountId: SqlText): SqlText =>
  sql`(select count(*)::int from browsers where account_id = ${accountId} and trusted_until is not null)`;

/**
 * The acting browser stays to the account what it was, at the raised epoch and under a new token: trusted, or one that gave the
 * password. `raised` is an earlier CTE with `browser_id` and the raised `security_epoch`.
 */
export const carryOverBrowser = (raised: SqlText, newTokenHash: SqlText): SqlText => sql`
  update browsers w set token_hash = ${newTokenHash}, security_epoch = ${raised}.security_epoch, password_proved = true,
    trusted_until = case when ${isTrusted(sql`w`, sql`${raised}.security_epoch - 1`)} then w.trusted_until end
  from ${raised} where w.id = ${raised}.browser_id
  returning w.id`;

/** Trusts the browser of the one row of `proved`, an earlier CTE with `browser_id` and `security_epoch`, under a new token. */
export const trustBrowser = (proved: SqlText, newTokenHash: SqlText): SqlText => sql`
  update browsers w set token_hash = ${newTokenHash}, security_epoch = ${proved}.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => ${browserLimits.timeToLive})
  from ${proved} where w.id = ${proved}.browser_id`;
