import { factorNames, primaryFactors } from '@countersign/two-factor';
import { enrolledFactors, factorSql } from '../factors/index.ts';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { trustBrowser } from './parts/browsers.ts';
import { isCheckUpDue } from './parts/check-up.ts';
import {
  carryOverSession,
  endChallenges,
  endOtherSessions,
  isActive,
  mayReplaceFactors,
  raiseEpoch,
  takeChange,
} from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { insertRecoveryCodes, newRecoveryCodesParameters } from './parts/recovery-codes.ts';
import { keepReversible, lockedBefore } from './parts/reversible-changes.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { acceptsEmailCodes } from './parts/validity.ts';
import { literals, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, someOf, timestamptz, uuid } from './types.ts';

const { columns, selection } = factorSql['recovery-code'];

export const findRecoveryCodes = statement({
  name: 'recoveryCodes.find',
  parameters: { accountId: uuid },
  columns,
  text: (p) => sql`select ${selection} from recovery_codes r where r.account_id = ${p.accountId}`,
});

/**
 * Puts a new set in place of the old one: all of it, or nothing.
 *
 *   1 session that may ──► 2 raise the epoch ─┬─► 3 recovery codes ─ 4 browser ─ 5 this session goes on
 *                             one change wins ├─► 6 end all other sessions and challenges
 *                                             └─► 7 event ─ 8 notice, and its undo
 */
export const renewRecoveryCodes = statement({
  name: 'recoveryCodes.renew',
  parameters: {
    ...linkedNoticeParameters,
    ...newRecoveryCodesParameters,
    ...actingParameters,
    securityEpoch: int,
    tokenHash: bytea,
    browserTokenHash: bytea,
  },
  columns: {
    activatedAt: timestamptz,
    enrolledFactors: someOf(factorNames),
    isCheckUpDue: bool,
    acceptsEmailCodes: bool,
    renewedAt: timestamptz,
    browserId: nullable(uuid),
  },
  text: (p) => sql`
    -- 1 One that has proved a factor which may replace others, of an account where two-factor authentication is active.
    with ${lockActing(p)},
    changing as materialized (
      select acting.account_id from acting join sessions s using (id)
      where acting.security_epoch = ${p.securityEpoch} and ${mayReplaceFactors(sql`s`)} and ${isActive(sql`acting.account_id`)}
    ),
    -- 2 One of a few a day.
    counted as (
      ${takeChange(sql`changing`)}
    ),
    allowed as (select changing.account_id from changing, counted),
    raised as (
      ${raiseEpoch(sql`allowed`, p.securityEpoch)}
    ),
    -- 3 Whoever spends one of the old codes has done so before, or finds it gone.
    replaced as (
      ${lockedBefore(sql`recovery_codes`, sql`raised`)}
    ),
    renewing as (
      select raised.account_id from raised left join replaced on replaced.account_id = raised.account_id
    ),
    renewed as (
      ${insertRecoveryCodes(p, sql`renewing`)}
    ),
    -- 4
    trusting as (
      select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
    ),
    trusted as (
      ${trustBrowser(sql`trusting`, p.browserTokenHash)}
      returning w.id
    ),
    -- 5
    carried_over as (
      ${carryOverSession(sql`raised`, { sessionId: p.actingSessionId, tokenHash: p.tokenHash })}
    ),
    -- 6
    ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 7
    event as (
      ${recordEvent({
        kind: 'recovery-codes-renewed',
        origin: p,
        change: sql`renewed left join trusting using (account_id)`,
        sessionId: p.actingSessionId,
        browserId: sql`browser_id`,
      })}
    ),
    -- 8
    notice as (
      ${queueNotice('recovery-codes-renewed', p, sql`renewed`)}
    ),
    kept as (
      ${keepReversible('recovery-codes-renewed', p, sql`raised`, { 'recovery-code': sql`replaced` })}
    )
    select (
        select min(f.enrolled_at) from enrolled_factors f
        where f.account_id = renewed.account_id and f.factor in (${literals(primaryFactors)})
      ) as "activatedAt",
      ${enrolledFactors(sql`renewed.account_id`)} as "enrolledFactors",
      coalesce((select ${isCheckUpDue(sql`t`)} from authenticators t where t.account_id = renewed.account_id), false) as "isCheckUpDue",
      (select ${acceptsEmailCodes(sql`a`)} from accounts a where a.id = renewed.account_id) as "acceptsEmailCodes",
      renewed.created_at as "renewedAt", trusted.id as "browserId"
    from renewed, carried_over left join trusted on true`,
});

/** One code of the set was typed back; it is not spent. */
export const confirmSavedRecoveryCodes = statement({
  name: 'recoveryCodes.confirmSaved',
  parameters: { ...originParameters, accountId: uuid, recoveryCodesId: uuid, sessionId: uuid },
  columns: {},
  text: (p) => sql`
    with saved as (
      update recovery_codes set saved_at = now()
      where id = ${p.recoveryCodesId} and account_id = ${p.accountId} and saved_at is null
      returning account_id
    )
    ${recordEvent({ kind: 'recovery-codes-saved', origin: p, change: sql`saved`, sessionId: p.sessionId })}`,
});
