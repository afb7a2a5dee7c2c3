import { factorNames, passwordThrottle } from '@countersign/two-factor';
import { enrolledFactors } from '../factors/index.ts';
import { isKnown, isTrusted } from './parts/browsers.ts';
import { wholeSeconds } from './parts/buckets.ts';
import {
  hasToken,
  ownKey,
  refundTokens,
  secondsUntilForgotten,
  secondsUntilToken,
  takeConsecutiveFailure,
  takeNetworkTokens,
  takeToken,
} from './parts/throttles.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, byteas, int, nullable, someOf, text, uuid } from './types.ts';

const { account, judged, network, own, site } = passwordThrottle;

/** A keyed digest names a place among the ids, which are random too. */
const idWithin = (digest: SqlText): SqlText => sql`encode(substring(${digest} from 1 for 16), 'hex')::uuid`;

/**
 * Charges an attempt at a password before it is judged, and finds the account.
 *
 *   1 account ─ 2 its browser, by the device cookie ─ 3 whose bucket of judged passwords, and does it hold a token?
 *     └─► 4 known: the browser's own bucket ──────────────────────────────────┬─► 9 the judged password ──► 10 answer
 *         else 5 stranger ─► 6 network ─► 7 account ─► 8 consecutive failures ┘
 */
export const chargeAtSignIn = statement({
  name: 'passwordAttempts.chargeAtSignIn',
  parameters: {
    email: text,
    browserTokenHashes: byteas,
    networkKey: bytea,
    siteKey: nullable(bytea),
    accountKey: bytea,
    failuresKey: bytea,
    judgedKey: bytea,
  },
  columns: {
    id: nullable(uuid),
    email: nullable(text),
    passwordHash: nullable(text),
    securityEpoch: nullable(int),
    enrolledFactors: nullable(someOf(factorNames)),
    /** The password hash of some account, the same one for each try at one email (packages/two-factor/decisions/023). */
    decoy: nullable(text),
    isCharged: bool,
    /** The bucket of known callers that gave a token; null where strangers' buckets did. */
    takenKey: nullable(bytea),
    judgedKey: bytea,
    /** The bucket of a known browser, whether or not it gave a token. */
    knownKey: nullable(bytea),
  },
  text: (p) => sql`
      -- 1
      with account as materialized (
        select a.id, a.email, a.password_hash, a.security_epoch from accounts a where a.email = ${p.email}
      ),
      -- 2 Browsers that only a mailed link made known share one bucket.
      known as materialized (
        select w.id, ${isTrusted(sql`w`, sql`account.security_epoch`)} as is_trusted,
          case when w.password_proved then uuid_send(w.id) else ${ownKey('known by a link', sql`account.id`)} end as key
        from browsers w join account on w.account_id = account.id
        where w.token_hash = any (${p.browserTokenHashes}) and ${isKnown(sql`w`, sql`account.security_epoch`)}
        order by w.trusted_until desc nulls last limit 1
      ),
      -- 3 Looked at before anything is taken, so that whoever is refused for it pays for nothing else.
      judging as materialized (
        select coalesce((select ${ownKey('judged', sql`known.id`)} from known where known.is_trusted), ${p.judgedKey}) as key
      ),
      asked as materialized (select from judging where ${hasToken(sql`judging.key`, judged)}),
      -- 4
      of_browser as (
        ${takeToken(sql`known.key`, own, sql`known, asked`)}
      ),
      -- 5 Also a known browser whose own bucket is empty.
      stranger as materialized (select from asked where not exists (select from of_browser)),
      -- 6
      ${takeNetworkTokens(p, { network, site }, sql`stranger`)},
      -- 7
      of_account as (
        ${takeToken(p.accountKey, account, sql`of_networks`)}
      ),
      -- 8
      of_failures as (
        ${takeConsecutiveFailure(p.failuresKey, sql`of_account`)}
      ),
      -- 9
      attempted as (select from of_browser union all select from of_failures),
      charged as (
        ${takeToken(sql`judging.key`, judged, sql`judging, attempted`)}
      )
      -- 10
      select account.id, account.email, account.password_hash as "passwordHash", account.security_epoch as "securityEpoch",
        case when account.id is not null then ${enrolledFactors(sql`account.id`)} end as "enrolledFactors",
        (select a.password_hash from accounts a where a.id >= ${idWithin(p.accountKey)} order by a.id limit 1) as "decoy",
        charged.key is not null as "isCharged", of_browser.key as "takenKey", judging.key as "judgedKey", known.key as "knownKey"
      from judging left join account on true left join known on true left join of_browser on true left join charged on true`,
});

/** When a refused attempt at a password would be let through. */
export const secondsUntilAttempt = statement({
  name: 'passwordAttempts.secondsUntilAttempt',
  parameters: {
    judgedKey: bytea,
    knownKey: nullable(bytea),
    networkKey: bytea,
    siteKey: nullable(bytea),
    accountKey: bytea,
    failuresKey: bytea,
  },
  columns: { seconds: int },
  text: (p) => sql`
    select ${wholeSeconds(sql`
      greatest(
        ${secondsUntilToken(p.judgedKey, judged)},
        least(
          case when ${p.knownKey} is not null then ${secondsUntilToken(p.knownKey, own)} end,
          greatest(
            ${secondsUntilToken(p.networkKey, network)},
            ${secondsUntilToken(p.siteKey, site)},
            ${secondsUntilToken(p.accountKey, account)},
            ${secondsUntilForgotten(p.failuresKey)}
          )
        )
      )`)} as "seconds"`,
});

/** The same in a session: of its own bucket and of the account's bucket of judged passwords. */
export const chargeInSession = statement({
  name: 'passwordAttempts.chargeInSession',
  parameters: { sessionId: uuid, accountId: uuid },
  columns: {
    passwordHash: nullable(text),
    isCharged: bool,
    takenKey: nullable(bytea),
    judgedKey: bytea,
    retryAfter: nullable(int),
  },
  text: (p) => sql`
    with judging as materialized (select ${ownKey('judged', p.accountId)} as key),
    asked as materialized (
      select uuid_send(${p.sessionId}) as key from judging where ${hasToken(sql`judging.key`, judged)}
    ),
    of_session as (
      ${takeToken(sql`asked.key`, own, sql`asked`)}
    ),
    charged as (
      ${takeToken(sql`judging.key`, judged, sql`judging, of_session`)}
    )
    select a.password_hash as "passwordHash", charged.key is not null as "isCharged", of_session.key as "takenKey",
      judging.key as "judgedKey",
      case when charged.key is null then ${wholeSeconds(sql`
        greatest(
          ${secondsUntilToken(sql`judging.key`, judged)},
          ${secondsUntilToken(sql`uuid_send(${p.sessionId})`, own)}
        )`)} end as "retryAfter"
    from judging left join accounts a on a.id = ${p.accountId} left join of_session on true left join charged on true`,
});

/** Refunds an attempt whose password was never judged: every bucket that it drew on gets its token back. */
export const refundUnjudgedAttempt = statement({
  name: 'passwordAttempts.refund',
  parameters: { keys: byteas },
  columns: {},
  text: (p) => sql`
    with ${refundTokens(p.keys)}
    select from taken`,
});
