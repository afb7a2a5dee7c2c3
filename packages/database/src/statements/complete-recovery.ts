import { removedEnrolments, removeEnrolments } from '../factors/index.ts';
import { endChallenges, endSessions, isActive, raiseEpoch } from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, uuid } from './types.ts';

/**
 * Deactivates by one recovery whose wait is over: all of it, or nothing.
 *
 *   1 lock account ──► 2 forget the recovery ──► 3 does it still count? ──► 4 raise the epoch ─┬─► 5 enrolments
 *     that is free         only once                                                          ├─► 6 end all sessions, challenges
 *                                                                                             └─► 7 event ─ 8 notice, and its undo
 *
 * Whoever cancels locks the account first too, so that one of the two finds nothing left to do. An account that somebody else
 * holds just now is left to the next turn. Of a recovery that no longer counts only the row goes.
 */
export const completeRecovery = statement({
  name: 'assistedRecoveries.completeNext',
  parameters: linkedNoticeParameters,
  columns: { accountId: uuid, isCompleted: bool },
  text: (p) => sql`
    -- 1
    with account as materialized (
      select a.id, a.security_epoch, a.blocked_at
      from assisted_recoveries r join accounts a on a.id = r.account_id
      where r.due_at <= now()
      order by r.due_at limit 1
      for no key update of a skip locked
    ),
    -- 2
    ended as (
      delete from assisted_recoveries r using account where r.account_id = account.id and r.due_at <= now()
      returning r.account_id, r.security_epoch, r.language
    ),
    -- 3 Not after any change of factors, password or email since it was begun, and not while the account is blocked.
    completing as (
      select ended.account_id, account.security_epoch, ended.language
      from ended join account on account.id = ended.account_id and account.security_epoch = ended.security_epoch
      where account.blocked_at is null and ${isActive(sql`account.id`)}
    ),
    -- 4
    raised as (
      ${raiseEpoch(sql`completing`, sql`completing.security_epoch`)}
    ),
    -- 5
    ${removeEnrolments(sql`raised`)},
    -- 6 What a session has under way goes with it.
    ended_sessions as (${endSessions(sql`raised`)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 7
    event as (
      ${recordEvent({ kind: 'deactivated', origin: null, change: sql`raised` })}
    ),
    -- 8
    notice as (
      ${queueNotice('recovery-completed', { ...p, language: sql`coalesce((select language from completing), ${p.language})` }, sql`raised`)}
    ),
    kept as (
      ${keepReversible('deactivated', p, sql`raised`, removedEnrolments)}
    )
    select ended.account_id as "accountId", raised.account_id is not null as "isCompleted"
    from ended left join raised on raised.account_id = ended.account_id`,
});
