import {
  amrsOf,
  completedStepEvents,
  type FactorName,
  factorNames,
  factors,
  type NoticeKind,
  noticeThrottle,
  refusalsShownFor,
  refusedCodeEvents,
  unguessableRefusals,
  wrongCodesLimits,
} from '@countersign/two-factor';
import { enrolledFactors } from '../factors/index.ts';
import { isActive } from './parts/factor-change.ts';
import { longGuesses } from './parts/guessing-budget.ts';
import { type NoticeParameters, noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { ownKey, takeToken } from './parts/throttles.ts';
import { acceptsEmailCodes } from './parts/validity.ts';
import { literal, literals, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, float8s, int, nullable, oneOf, someOf, uuid } from './types.ts';

/** Nothing where it is not known which of several the proof would have been. */
const methodOf = (factor: FactorName): { factor?: SqlText } => {
  const [method, ...others] = factors[factor].amr;
  return others.length === 0 ? { factor: literal(method) } : {};
};

/**
 * Records a refused code, after its charge. What can be guessed is bounded by the guessing budget; of what cannot, only so many
 * a day are recorded.
 */
export const recordRefusedCode = (factor: FactorName) => {
  const { isGuessable } = factors[factor];
  return statement({
    name: `refusedCodes.record.${factor}`,
    parameters: {
      ...originParameters,
      accountId: uuid,
      browserId: nullable(uuid),
      sessionId: nullable(uuid),
      event: oneOf(refusedCodeEvents),
    },
    columns: {},
    text: (p) => sql`
      with refused as (select ${p.accountId} as account_id),
      recorded as (
        ${isGuessable ? sql`select from refused` : takeToken(ownKey('refusals of what cannot be guessed', sql`refused.account_id`), unguessableRefusals, sql`refused`)}
      )
      ${recordEvent({
        kind: { parameter: p.event },
        origin: p,
        change: sql`refused, recorded`,
        sessionId: p.sessionId,
        browserId: p.browserId,
        ...methodOf(factor),
      })}`,
  });
};

const isRefusal = (event: SqlText): SqlText => sql`${event}.kind in (${literals(refusedCodeEvents)})`;

/** Whether the event `s` is a completed second step of the account. */
const isCompletedStep = (s: SqlText, accountId: SqlText): SqlText =>
  sql`${s}.account_id = ${accountId} and ${s}.kind in (${literals(completedStepEvents)}) and ${s}.factor is distinct from 'pwd'`;

const { refusals, refusalsByDay } = noticeThrottle;

/** CTEs that leave a notice to the owner of `alarming`, an earlier CTE with the `account_id`, unless one was left too lately. */
const tellOfRefusal = (
  kind: NoticeKind,
  p: NoticeParameters,
  key: 'notices of wrong codes' | 'notices of copied passkeys',
): SqlText => sql`
    -- 3
    hourly as (
      ${takeToken(ownKey(key, sql`alarming.account_id`), refusals, sql`alarming`)}
    ),
    -- 4
    daily as (
      ${takeToken(ownKey(`${key} by day`, sql`alarming.account_id`), refusalsByDay, sql`alarming, hourly`)}
    ),
    telling as (select account_id from alarming, daily),
    -- 5
    notice as (
      ${queueNotice(kind, p, sql`telling`)}
      returning id
    )`;

/**
 * Tells the owner of wrong codes that no success redeems. It is its own statement, after the refusal is committed: of several
 * refusals at once the last one to look sees them all, and the buckets let one of them tell.
 *
 *   1 unredeemed refusals ──► 2 enough of them ──► 3 one an hour ──► 4 few a day ──► 5 notice, unless it is switched off
 */
export const tellOfWrongCodes = statement({
  name: 'refusedCodes.tellOwner',
  parameters: { ...noticeParameters, accountId: uuid },
  columns: { hasNotice: bool },
  text: (p) => sql`
    -- 1 A second step that the same browser completed later redeems what it got wrong before.
    with unredeemed as (
      select from security_events e
      where e.account_id = ${p.accountId} and ${isRefusal(sql`e`)}
        and e.at > now() - make_interval(secs => ${wrongCodesLimits.within})
        and not exists (
          select from security_events s
          where ${isCompletedStep(sql`s`, p.accountId)} and s.browser_id = e.browser_id and s.at >= e.at
            and s.at > now() - make_interval(secs => ${wrongCodesLimits.within})
        )
      limit ${wrongCodesLimits.refused}
    ),
    -- 2
    alarming as materialized (
      select ${p.accountId} as account_id where (select count(*) from unredeemed) = ${wrongCodesLimits.refused}
    ),
    ${tellOfRefusal('wrong-codes', p, 'notices of wrong codes')}
    select exists (select from notice) as "hasNotice"`,
});

/** Tells the owner of a passkey whose counter went back, which nobody switches off, by the steps 3 to 5 of the above. */
export const tellOfCopiedPasskey = statement({
  name: 'refusedCodes.tellOfCopiedPasskey',
  parameters: { ...noticeParameters, accountId: uuid },
  columns: { hasNotice: bool },
  text: (p) => sql`
    with alarming as (select ${p.accountId} as account_id),
    ${tellOfRefusal('passkey-copied', p, 'notices of copied passkeys')}
    select exists (select from notice) as "hasNotice"`,
});

const guessableFactors = literals(amrsOf(factorNames.filter((name) => factors[name].isGuessable)));

/** What somebody who knew the password could still try, and what was tried of late. */
export const readExposure = statement({
  name: 'refusedCodes.exposureOf',
  parameters: { accountId: uuid, sessionId: uuid },
  columns: {
    tokens: float8s,
    capacities: float8s,
    refillSeconds: float8s,
    enrolledFactors: someOf(factorNames),
    acceptsEmailCodes: bool,
    tried: int,
    triedByOthers: int,
  },
  text: (p) => sql`
    with refused as materialized (
      select e.browser_id, e.factor in (${guessableFactors}) as is_guessable from security_events e
      where e.account_id = ${p.accountId} and ${isRefusal(sql`e`)}
        and e.at > now() - make_interval(secs => ${refusalsShownFor})
    ),
    -- Looked for only where something was refused.
    own as materialized (
      select browser_id from sessions where id = ${p.sessionId} and browser_id is not null
      union
      select s.browser_id from security_events s
      where ${isCompletedStep(sql`s`, p.accountId)} and s.browser_id is not null and exists (select from refused)
    ),
    budgets as (
      select b.trust, ${longGuesses(sql`b`)} as tokens, b.long_capacity, b.long_refill_seconds
      from attempt_budgets b where b.account_id = ${p.accountId} and ${isActive(p.accountId)}
    )
    select array(select tokens from budgets order by trust) as "tokens",
      array(select long_capacity from budgets order by trust) as "capacities",
      array(select long_refill_seconds from budgets order by trust) as "refillSeconds",
      ${enrolledFactors(p.accountId)} as "enrolledFactors",
      coalesce((select ${acceptsEmailCodes(sql`a`)} from accounts a where a.id = ${p.accountId}), false) as "acceptsEmailCodes",
      (select count(*) from refused where is_guessable)::int as "tried",
      (select count(*) from refused where not exists (select from own where own.browser_id = refused.browser_id))::int as "triedByOthers"`,
});
