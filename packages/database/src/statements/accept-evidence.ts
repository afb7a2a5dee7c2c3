import { browserLimits, type FactorName, factors } from '@countersign/two-factor';
import { factorSqlOf } from '../factors/index.ts';
import { countTrustedBrowsers, trustBrowser } from './parts/browsers.ts';
import { refundGuesses } from './parts/guessing-budget.ts';
import { noticeOfNewBrowser, noticeParameters, queueNotice } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { countSessions, endReplaced, insertSession, newSessionParameters } from './parts/sessions.ts';
import { isOpen } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, type PgTypes, texts, uuid } from './types.ts';

/**
 * Turns the evidence of one factor into a session: all of it, or nothing.
 *
 *   1 challenge ──► 2 spend evidence ──► 3 close challenge ──► 4 refund its guesses ─┬─► 5 trust the browser
 *     open, locked    only once                                  then, with 5 locked  ├─► 6 begin the session ──► 7 event
 *                                                                after the budget     └─► 8 end the session it replaces
 *
 * By 9, a notice, the owner is told of a factor that nobody uses every day, else of a browser that signs in for the first time.
 */
export const acceptEvidence = (factor: FactorName) => {
  const { useNotice } = factors[factor];
  return acceptance({
    name: `challenges.accept.${factor}`,
    factor,
    parameters: { ...newSessionParameters, ...noticeParameters },
    browser: 'any',
    furtherSteps: (p) => sql`
      -- 8 End the session that this browser held before.
      replaced as (${endReplaced(p, sql`accepted`)}),
      -- 9
      ${
        useNotice === null
          ? noticeOfNewBrowser(p, sql`accepted`)
          : sql`
              notice as (
                ${queueNotice(useNotice, p, sql`accepted`, sql`(select codes_left from spent)`)}
                returning id
              )`
      }`,
    hasNotice: sql`exists (select from notice)`,
  });
};

/**
 * The same without 8 and 9, which are a third of the work even where they have nothing to do: for a trusted browser, which has signed
 * in before, that held no session. For any other it finds no challenge, and spends nothing.
 */
export const acceptAgain = (factor: FactorName) => {
  const { replacedTokenHash: _, ...beginning } = newSessionParameters;
  return acceptance({
    name: `challenges.acceptAgain.${factor}`,
    factor,
    parameters: { ...beginning, ...originParameters },
    browser: 'trusted',
    furtherSteps: null,
    hasNotice: sql`false`,
  });
};

/** From the row of a challenge to that of its browser, what an acceptance has to know of it, and where the event finds that. */
const browsers = {
  any: {
    join: sql`left join browsers w on w.id = c.browser_id`,
    facts: sql`, w.trusted_until is null as is_new_browser, w.signed_in_at is null as signs_in_first`,
    carried: sql`, challenge.is_new_browser, challenge.signs_in_first`,
    session: sql`begun join accepted using (account_id)`,
    isNew: sql`is_new_browser`,
    trustedBefore: sql`case when is_new_browser then ${countTrustedBrowsers(sql`accepted.account_id`)} else 0 end`,
  },
  trusted: {
    join: sql`join browsers w on w.id = c.browser_id and w.trusted_until is not null and w.signed_in_at is not null`,
    facts: sql``,
    carried: sql``,
    session: sql`begun`,
    isNew: sql`false`,
    trustedBefore: sql`0`,
  },
};

interface Acceptance<Parameters extends PgTypes> {
  name: string;
  factor: FactorName;
  parameters: Parameters;
  browser: keyof typeof browsers;
  /** CTEs over `accepted`, which has `account_id`, `browser_id` and, for any browser, `signs_in_first`. */
  furtherSteps: ((p: Readonly<Record<keyof Parameters, SqlText>>) => SqlText) | null;
  hasNotice: SqlText;
}

const beginningParameters = { ...originParameters, sessionId: uuid, sessionTokenHash: bytea, amr: texts };

function acceptance<Parameters extends typeof beginningParameters & PgTypes>({
  browser: accepted,
  factor,
  furtherSteps,
  hasNotice,
  name,
  parameters,
}: Acceptance<Parameters>) {
  const { parameters: ofEvidence, spend } = factorSqlOf(factor);
  const browser = browsers[accepted];
  return statement({
    name,
    parameters: { ...parameters, accountId: uuid, challengeId: uuid, browserTokenHash: bytea, ...ofEvidence },
    columns: {
      /** Null where the browser has been forgotten meanwhile. */
      browserId: nullable(uuid),
      accountId: uuid,
      sessionsBefore: int,
      /** Zero where the browser was one of them. */
      trustedBefore: int,
      hasNotice: bool,
    },
    text: (p) => sql`
      -- 1 Lock the account and the open challenge, or nothing is spent: a change of the account, or another answer, may end it meanwhile.
      with challenge as materialized (
        select c.id, c.purpose, c.account_id, w.id as browser_id, a.blocked_at is not null as is_blocked${browser.facts}
        from challenges c join accounts a on a.id = c.account_id
          ${browser.join}
        where c.id = ${p.challengeId} and a.id = ${p.accountId} and ${isOpen(sql`c`, sql`a`)}
        for share of a for update of c
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
        select closed.account_id, closed.security_epoch, challenge.browser_id, challenge.is_blocked${browser.carried}
        from closed, challenge, (select count(*) from refunded) after_refund
      ),
      -- 5 Trust the browser, under a new token.
      trusted as (
        ${trustBrowser(sql`accepted`, p.browserTokenHash)}
      ),
      -- 6 Begin the session.
      begun as (
        ${insertSession(p, sql`accepted`, sql`accepted.is_blocked`)}
      ),
      -- 7
      event as (
        ${recordEvent({
          kind: 'signed-in',
          origin: p,
          change: browser.session,
          sessionId: sql`begun.id`,
          browserId: sql`begun.browser_id`,
          factor: sql`begun.factor`,
          isNewBrowser: browser.isNew,
        })}
      )${
        furtherSteps === null
          ? sql``
          : sql`,
      ${furtherSteps(p)}`
      }
      select browser_id as "browserId", account_id as "accountId", ${countSessions(sql`accepted.account_id`)} as "sessionsBefore",
        ${browser.trustedBefore} as "trustedBefore",
        ${hasNotice} as "hasNotice"
      from accepted`,
  });
}

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
