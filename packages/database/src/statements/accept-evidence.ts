import { browserLimits, type FactorName } from '@countersign/two-factor';
import { factorSqlOf } from '../factors/index.ts';
import { countTrustedBrowsers, trustBrowser } from './parts/browsers.ts';
import { refundGuesses } from './parts/guessing-budget.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { countSessions, endReplaced, insertSession, newSessionParameters } from './parts/sessions.ts';
import { isOpen } from './parts/validity.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, int, nullable, uuid } from './types.ts';

/**
 * Turns the evidence of one factor into a session: all of it, or nothing.
 *
 *   1 challenge ──► 2 spend evidence ──► 3 close challenge ──► 4 refund its guesses ─┬─► 5 trust the browser
 *     is open         only once            only once             then, with 5 locked  ├─► 6 end the session it replaces
 *                                                                after the budget     └─► 7 begin the session ──► 8 event
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
    columns: {
      /** Null where the browser has been forgotten meanwhile. */
      browserId: nullable(uuid),
      accountId: uuid,
      sessionsBefore: int,
      /** Zero where the browser was one of them. */
      trustedBefore: int,
    },
    text: (p) => sql`
      -- 1 The challenge, while it is open, and whether its browser is about to become a trusted one.
      with challenge as materialized (
        select c.id, c.account_id, w.id as browser_id, w.trusted_until is null as is_new_browser
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
        returning c.account_id, c.security_epoch, c.trust, c.guesses_charged
      ),
      -- 4 Refund what was charged to it. The budget is locked before any browser, as by everybody else.
      refunded as (
        ${refundGuesses(sql`closed`)}
        returning b.account_id
      ),
      accepted as materialized (
        select closed.account_id, closed.security_epoch, challenge.browser_id, challenge.is_new_browser
        from closed, challenge, (select count(*) from refunded) after_refund
      ),
      -- 5 Trust the browser, under a new token.
      trusted as (
        ${trustBrowser(sql`accepted`, p.browserTokenHash)}
      ),
      -- 6 End the session that this browser held before.
      replaced as (${endReplaced(p)}),
      -- 7 Begin the session.
      begun as (
        ${insertSession(p, sql`accepted`)}
      ),
      -- 8
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
      select browser_id as "browserId", account_id as "accountId", ${countSessions(sql`accepted.account_id`)} as "sessionsBefore",
        case when is_new_browser then ${countTrustedBrowsers(sql`accepted.account_id`)} else 0 end as "trustedBefore"
      from accepted`,
  });
};

/** One more trusted browser than before may be one too many: the one that was seen longest ago is none any more. */
export const distrustSurplus = statement({
  name: 'challenges.distrustSurplus',
  parameters: { browserId: uuid },
  columns: {},
  text: (p) => sql`
    update browsers set trusted_until = null where id in (
      select w.id from browsers newest join browsers w on w.account_id = newest.account_id and w.id <> newest.id
      where newest.id = ${p.browserId} and w.trusted_until is not null
      order by w.last_seen_at desc offset ${browserLimits.trustedPerAccount - 1}
    )`,
});
