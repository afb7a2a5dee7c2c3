import { factors, type ReplacingFactor } from '@countersign/two-factor';
import { factorSqlOf } from '../factors/index.ts';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { refundGuesses } from './parts/guessing-budget.ts';
import { type NoticeParameters, noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { isOpen } from './parts/validity.ts';
import { isOfSession, openSessionChallenge } from './session-challenge.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, texts, uuid } from './types.ts';

export const openStepUp = openSessionChallenge({ name: 'stepUps.open', purpose: 'step-up', event: 'step-up-begun' });

/**
 * Turns the evidence of one factor into a fresher, stronger session: all of it, or nothing.
 *
 *   1 session, challenge ─► 2 spend evidence ─► 3 close challenge ─► 4 refund its guesses ─► 5 this session goes on ─► 6 event
 *     alive, locked         only once                                                                               └─► 7 notice
 */
export const acceptStepUp = (factor: ReplacingFactor) => {
  const { parameters, spend } = factorSqlOf(factor);
  const { useNotice } = factors[factor];
  return statement({
    name: `stepUps.accept.${factor}`,
    parameters: {
      ...(useNotice === null ? originParameters : noticeParameters),
      ...parameters,
      ...actingParameters,
      challengeId: uuid,
      tokenHash: bytea,
      methods: texts,
    },
    columns: { id: uuid },
    text: (p) => sql`
      -- 1 Another answer to the challenge may close it meanwhile: then nothing is spent.
      with ${lockActing(p)},
      challenge as materialized (
        select c.id, c.account_id from challenges c join acting on ${isOfSession(sql`acting.id`, 'step-up')}
        where c.id = ${p.challengeId} and ${isOpen(sql`c`, sql`acting`)}
        for update of c
      ),
      -- 2
      spent as (
        ${spend(p)}
      ),
      -- 3
      closed as (
        delete from challenges c using spent where c.id = ${p.challengeId} and c.account_id = spent.account_id
        returning c.account_id, c.browser_id, c.security_epoch, c.trust, c.guesses_charged
      ),
      -- 4
      refunded as (
        ${refundGuesses(sql`closed`)}
        returning b.account_id
      ),
      -- 5 Under a new token, freshly proved, and as much stronger.
      proved as (
        update sessions s set token_hash = ${p.tokenHash}, proved_at = now(),
          amr = s.amr || array(select method from unnest(${p.methods}) method where method <> all (s.amr))
        from closed, (select count(*) from refunded) after_refund
        where s.id = ${p.actingSessionId} and s.security_epoch = closed.security_epoch
        returning s.id, s.account_id, closed.browser_id
      ),
      -- 6
      event as (
        ${recordEvent({
          kind: 'second-factor-proved',
          origin: p,
          change: sql`proved`,
          sessionId: sql`id`,
          browserId: sql`browser_id`,
          factor: sql`(${p.methods})[cardinality(${p.methods})]`,
        })}
      )${
        useNotice === null
          ? sql``
          : sql`
      ,
      -- 7
      notice as (
        ${queueNotice(useNotice, p as unknown as NoticeParameters, sql`proved`, sql`(select codes_left from spent)`)}
      )`
      }
      select id from proved`,
  });
};
