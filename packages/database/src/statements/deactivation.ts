import { factors } from '@countersign/two-factor';
import { factorSql, removedEnrolments, removeEnrolments } from '../factors/index.ts';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './parts/factor-change.ts';
import { refundGuesses } from './parts/guessing-budget.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { isOpen } from './parts/validity.ts';
import { codeDelivery, codeDeliveryType } from './sent-mails.ts';
import { isOfSession, openSessionChallenge } from './session-challenge.ts';
import { literal, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, int, text, timestamptz, uuid } from './types.ts';

export const openDeactivation = openSessionChallenge({
  name: 'deactivations.open',
  purpose: 'deactivation',
  event: 'deactivation-begun',
});

export const findDeactivationCode = statement({
  name: 'deactivations.findCode',
  parameters: { sessionId: uuid },
  columns: { email: text, challengeExpiresAt: timestamptz, sentAt: timestamptz, delivery: codeDeliveryType },
  text: (p) => sql`
    select a.email, c.expires_at as "challengeExpiresAt", e.sent_at as "sentAt", ${codeDelivery} as "delivery"
    from challenges c join accounts a on a.id = c.account_id join email_codes e on e.challenge_id = c.id
      left join sent_mails m on m.id = e.mail_id
    where ${isOfSession(p.sessionId, 'deactivation')} and ${isOpen(sql`c`, sql`a`)} and e.has_left and e.expires_at > now()`,
});

const { parameters, spend } = factorSql.email;

/**
 * Removes whatever the account is enrolled in: all of it, or nothing.
 *
 *   1 challenge ────► 2 spend the emailed code ─► 3 answered ─► 4 raise the epoch ─┬─► 5 enrolments, pending activations
 *     open, locked      only once                                 one change wins  ├─► 6 end all other sessions, challenges
 *                                                                                  ├─► 7 refund ─ 8 event ─ 9 notice, and its undo
 *                                                                                  └─► 10 this session goes on
 */
export const confirmDeactivation = statement({
  name: 'deactivations.confirm',
  parameters: {
    ...linkedNoticeParameters,
    ...parameters,
    ...actingParameters,
    securityEpoch: int,
    challengeId: uuid,
    tokenHash: bytea,
  },
  columns: { id: uuid },
  text: (p) => sql`
    -- 1 Before its code, as by whoever sends one; and so that the guesses charged to it are all counted.
    with ${lockActing(p)},
    challenge as materialized (
      select c.id, c.purpose, c.account_id, c.browser_id, c.trust, c.guesses_charged
      from challenges c join acting on c.session_id = acting.id
      where c.id = ${p.challengeId} and ${isOpen(sql`c`, sql`acting`)} and acting.security_epoch = ${p.securityEpoch}
      for update of c
    ),
    -- 2
    spent as (
      ${spend(p)}
    ),
    -- 3
    answered as materialized (
      select challenge.* from challenge join spent on spent.account_id = challenge.account_id
    ),
    -- 4
    raised as (
      ${raiseEpoch(sql`answered`, p.securityEpoch)}
    ),
    -- 5
    ${removeEnrolments(sql`raised`)},
    abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
    -- 6
    ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
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
        sessionId: p.actingSessionId,
        browserId: sql`browser_id`,
        factor: literal(factors.email.amr[0]),
      })}
    ),
    -- 9
    notice as (
      ${queueNotice('deactivated', p, sql`raised`)}
    ),
    kept as (
      ${keepReversible('deactivated', p, sql`raised`, removedEnrolments)}
    )
    -- 10
    ${carryOverSession(sql`raised`, { sessionId: p.actingSessionId, tokenHash: p.tokenHash })}`,
});
