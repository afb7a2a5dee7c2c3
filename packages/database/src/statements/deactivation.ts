import { challengeLimits, factors, primaryFactors } from '@countersign/two-factor';
import { factorSql, removeEnrolments } from '../factors/index.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './parts/factor-change.ts';
import { drawsOn, refundGuesses } from './parts/guessing-budget.ts';
import { noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { isOpen } from './parts/validity.ts';
import { literal, literals, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, int, uuid } from './types.ts';

/** Opens a session's deactivation challenge, or finds the one that is open. */
export const openDeactivation = statement({
  name: 'deactivations.open',
  parameters: { ...originParameters, sessionId: uuid, challengeId: uuid },
  columns: { challengeId: uuid },
  text: (p) => sql`
    -- 1 One that is over makes room.
    with cleared as (
      delete from challenges c
      where c.session_id = ${p.sessionId} and (c.expires_at <= now() or c.attempts_left = 0)
      returning c.id
    ),
    -- 2 With two-factor authentication active, every session that lives has proved both factors.
    acting as (
      select s.id, s.account_id, s.browser_id, a.security_epoch, 'trusted' as trust
      from (select count(*) from cleared) after_clearing, sessions s
        join accounts a on a.id = s.account_id and a.security_epoch = s.security_epoch
      where s.id = ${p.sessionId} and exists (
        select from enrolled_factors f where f.account_id = s.account_id and f.factor in (${literals(primaryFactors)})
      )
      -- Held, since whoever changes the factors meanwhile ends it.
      for key share of s
    ),
    -- 3 The open one stays as it is, so that asking again resets none of its limits.
    opened as (
      insert into challenges (id, purpose, session_id, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
      select ${p.challengeId}, 'deactivation', id, account_id, browser_id, ${drawsOn(sql`acting`)}, security_epoch,
        ${challengeLimits.attempts}, now() + make_interval(secs => ${challengeLimits.timeToLive})
      from acting
      on conflict (session_id) do update set purpose = excluded.purpose
      returning id, account_id, session_id, browser_id
    ),
    -- 4
    event as (
      ${recordEvent({
        kind: 'deactivation-begun',
        origin: p,
        change: sql`opened where id = ${p.challengeId}`,
        sessionId: sql`session_id`,
        browserId: sql`browser_id`,
      })}
    )
    select id as "challengeId" from opened`,
});

const { parameters, spend } = factorSql.email;

/**
 * Removes whatever the account is enrolled in: all of it, or nothing.
 *
 *   1 challenge ─► 2 spend the emailed code ─► 3 lock challenge ─► 4 raise the epoch ─┬─► 5 enrolments, pending activations
 *     is open        only once                                      one change wins   ├─► 6 end all other sessions, challenges
 *                                                                                     ├─► 7 refund ─ 8 event ─ 9 notice
 *                                                                                     └─► 10 this session goes on
 */
export const confirmDeactivation = statement({
  name: 'deactivations.confirm',
  parameters: {
    ...noticeParameters,
    ...parameters,
    sessionId: uuid,
    securityEpoch: int,
    challengeId: uuid,
    tokenHash: bytea,
  },
  columns: { id: uuid },
  text: (p) => sql`
    -- 1
    with challenge as materialized (
      select c.id, c.account_id from challenges c join accounts a on a.id = c.account_id
      where c.id = ${p.challengeId} and c.session_id = ${p.sessionId} and ${isOpen(sql`c`, sql`a`)}
    ),
    -- 2
    spent as (
      ${spend(p)}
    ),
    -- 3 So that the guesses charged to it are all counted.
    answered as materialized (
      select c.account_id, c.browser_id, c.trust, c.guesses_charged
      from challenges c join spent on c.account_id = spent.account_id
      where c.id = ${p.challengeId}
      for update of c
    ),
    -- 4
    raised as (
      ${raiseEpoch(sql`answered`, p.securityEpoch)}
    ),
    -- 5
    ${removeEnrolments(sql`raised`)},
    abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
    -- 6
    ended_sessions as (${endOtherSessions(sql`raised`, p.sessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 7
    refunded as (
      ${refundGuesses(sql`answered`)}
    ),
    -- 8
    event as (
      ${recordEvent({
        kind: 'deactivated',
        origin: p,
        change: sql`raised join answered using (account_id)`,
        sessionId: p.sessionId,
        browserId: sql`browser_id`,
        factor: literal(factors.email.amr),
      })}
    ),
    -- 9
    notice as (
      ${queueNotice('deactivated', p, sql`raised`)}
    )
    -- 10
    ${carryOverSession(sql`raised`, { sessionId: p.sessionId, tokenHash: p.tokenHash })}`,
});
