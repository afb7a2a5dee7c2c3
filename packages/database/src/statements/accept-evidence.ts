import { browserLimits, type FactorName } from '@countersign/two-factor';
import { factorSqlOf } from '../factors/index.ts';
import { trustBrowser } from './parts/browsers.ts';
import { refundGuesses } from './parts/guessing-budget.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { endReplaced, endSurplus, insertSession, newSessionParameters } from './parts/sessions.ts';
import { isOpen } from './parts/validity.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, nullable, uuid } from './types.ts';

/**
 * Turns the evidence of one factor into a session: all of it, or nothing.
 *
 *   1 challenge ──► 2 spend evidence ──► 3 close challenge ──► 4 refund its guesses ─┬─► 5 trust the browser ─ 6 at most ten
 *     is open         only once            only once             then, with 5 locked  ├─► 7 end the session it replaces
 *                                                                after the budget     └─► 8 begin the session ──► 9 event
 */
export const acceptEvidence = (factor: FactorName) => {
  const { parameters, spend } = factorSqlOf(factor);
  return statement({
    name: `challenges.accept.${factor}`,
    parameters: {
      ...newSessionParameters,
      ...originParameters,
      challengeId: uuid,
      browserTokenHash: bytea,
      ...parameters,
    },
    columns: { browserId: nullable(uuid) },
    text: (p) => sql`
      -- 1 The challenge, while it is open, and whether its browser is about to become a trusted one.
      with challenge as materialized (
        select c.id, c.account_id, w.trusted_until is null as is_new_browser
        from challenges c join accounts a on a.id = c.account_id left join browsers w on w.id = c.browser_id
        where c.id = ${p.challengeId} and ${isOpen(sql`c`, sql`a`)}
      ),
      -- 2 Spend the evidence.
      spent as (
        ${spend(p)}
      ),
      -- 3 Close the challenge.
      closed as (
        delete from challenges c using spent where c.id = ${p.challengeId} and c.account_id = spent.account_id
        returning c.account_id, c.browser_id, c.security_epoch, c.trust, c.guesses_charged
      ),
      -- 4 Refund what was charged to it. The budget is locked before any browser, as by everybody else.
      refunded as (
        ${refundGuesses(sql`closed`)}
        returning b.account_id
      ),
      accepted as materialized (
        select closed.account_id, closed.browser_id, closed.security_epoch, challenge.is_new_browser
        from closed, challenge, (select count(*) from refunded) after_refund
      ),
      -- 5 Trust the browser, under a new token.
      trusted as (
        ${trustBrowser(sql`accepted`, p.browserTokenHash)}
      ),
      -- 6 One more trusted browser than before may be one too many: the one that was seen longest ago is none any more.
      distrusted as (
        update browsers set trusted_until = null where id in (
          select w.id from accepted join browsers w on w.account_id = accepted.account_id and w.id <> accepted.browser_id
          where accepted.is_new_browser and w.trusted_until is not null
          order by w.last_seen_at desc offset ${browserLimits.trustedPerAccount - 1}
        )
      ),
      -- 7 End the session that this browser held before, and one too many.
      replaced as (${endReplaced(p)}),
      surplus as (
        ${endSurplus(sql`accepted`, 1)}
      ),
      -- 8 Begin the session.
      begun as (
        ${insertSession(p, sql`accepted`)}
      ),
      -- 9
      event as (
        ${recordEvent({
          kind: 'signed-in',
          origin: p,
          change: sql`begun join accepted using (account_id)`,
          sessionId: sql`begun.id`,
          browserId: sql`begun.browser_id`,
          factor: sql`begun.factor`,
          isNewBrowser: sql`is_new_browser`,
        })}
      )
      select browser_id as "browserId" from begun`,
  });
};
