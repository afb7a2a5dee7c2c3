import {
  browserLimits,
  type Challenge,
  type Challenges,
  challengeLimits,
  emailCodeLimits,
  type MetBrowser,
  type Spent,
  type TrustedBrowser,
} from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { meetBrowser, shownAccount, trustBrowser } from '../browsers-sql.ts';
import { drawsOn, guessesNow } from '../budget.ts';
import { type ChargedRow, chargeFrom, chargeGuess } from '../charge-guess.ts';
import type { Sql } from '../connect.ts';
import { isLive, isOpen } from '../liveness.ts';
import { refundGuesses } from '../refund-guesses.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { noteEvent } from '../security-events-sql.ts';
import { endReplaced, endSurplus, insertSession } from '../sessions-sql.ts';
import { giveTriesBack } from '../throttle.ts';
import { type EmailCodeColumns, emailCodeOf, sentEmailCode } from './stored.ts';

interface ChallengeRow {
  id: string;
  accountId: string;
  email: string;
  expiresAt: string;
  attemptsLeft: number;
  codeSentAt: string | null;
}

interface ChargedChallengeRow extends ChargedRow, EmailCodeColumns {
  challengeId: string;
  authenticatorId: string | null;
  sealedSecret: Uint8Array;
  secretKeyId: string;
  lastStep: string | number;
}

export const challengesIn = (database: Sql): Challenges => ({
  async open({ accountId, browser, id, requestedFrom, securityEpoch, tokenHash, tries }) {
    const row = await rowOfWholeChange<ChallengeRow & MetBrowser>(
      database,
      sql`
        with ${giveTriesBack(tries)},
        browser as (${meetBrowser(browser, shownAccount({ accountId, securityEpoch }))}),
        c as (
          insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch,
            attempts_left, sends_left, expires_at)
          select ${id}::uuid, 'sign-in', ${tokenHash}::bytea, account_id, browser_id,
            ${drawsOn({ accountId: sql`browser.account_id`, trust: sql`browser.trust` })}, security_epoch,
            ${challengeLimits.attempts}::int, ${emailCodeLimits.sendsPerChallenge}::int,
            now() + make_interval(secs => ${challengeLimits.timeToLive})
          from browser
          returning id, account_id, browser_id, trust, attempts_left, expires_at
        ),
        event as (${noteEvent({
          kind: 'challenge-opened',
          requestedFrom,
          change: sql`c join browser using (account_id, browser_id)`,
          browserId: sql`browser_id`,
          factor: sql`'pwd'`,
          isNewBrowser: sql`is_new`,
        })})
        ${selectChallenge(sql`browser.browser_id as "browserId", browser.is_new as "isNewBrowser", null as "codeSentAt"`)}
          join browser on true`,
    );
    if (!row) throw new Error('The account of a right password has gone.');
    const { browserId, isNewBrowser } = row;
    return { challenge: challengeFrom(row), met: { browserId, isNewBrowser } };
  },

  async find(tokenHash) {
    const row = await rowOf<ChallengeRow>(
      database,
      sql`
        with c as (
          select c.* from challenges c join accounts a on a.id = c.account_id
          where c.token_hash = ${tokenHash}::bytea and ${isLive}
        )
        ${selectChallenge(sql`case when e.has_left then c.code_sent_at end as "codeSentAt"`)}
          left join email_codes e on e.challenge_id = c.id`,
    );
    return row && challengeFrom(row);
  },

  async abandon(tokenHash, expectedId) {
    return rowOf<{ accountId: string }>(
      database,
      sql`
        delete from challenges c where c.token_hash = ${tokenHash}::bytea and ${isExpected(expectedId)}
        returning account_id as "accountId"`,
    );
  },

  async charge(tokenHash, expectedId) {
    const row = await rowOfWholeChange<ChargedChallengeRow>(
      database,
      chargeGuess({
        challenge: sql`c.token_hash = ${tokenHash}::bytea and ${isExpected(expectedId)}`,
        judged: {
          columns: sql`question.id as "challengeId", t.id as "authenticatorId", t.sealed_secret as "sealedSecret",
            t.key_id as "secretKeyId", t.last_step as "lastStep", e.mac, e.key_id as "macKeyId"`,
          joins: sql`
            left join authenticators t on t.account_id = question.account_id
            left join email_codes e on e.challenge_id = question.id and e.expires_at > now()`,
        },
      }),
    );
    return chargeFrom(row, (charged) => ({
      challengeId: charged.challengeId,
      accountId: charged.accountId,
      authenticator:
        charged.authenticatorId === null
          ? null
          : {
              id: charged.authenticatorId,
              secret: { keyId: charged.secretKeyId, sealed: charged.sealedSecret },
              lastStep: Number(charged.lastStep),
            },
      emailCode: emailCodeOf(charged),
    }));
  },

  async refundUnjudged(challengeId) {
    await rowOfWholeChange(
      database,
      sql`
        with unjudged as (
          update challenges set attempts_left = attempts_left + 1, guesses_charged = guesses_charged - 1
          where id = ${challengeId}::uuid and guesses_charged > 0
          returning account_id, trust, 1 as guesses_charged
        )
        ${refundGuesses(sql`unjudged`)}`,
    );
  },

  async accept({ browserTokenHash, challengeId, requestedFrom, session, spent }) {
    return rowOfWholeChange<TrustedBrowser>(
      database,
      sql`
        with spending as (${spend(challengeId, spent)}),
        closed as (
          delete from challenges c using accounts a, spending
          where c.id = ${challengeId}::uuid and a.id = c.account_id and spending.account_id = c.account_id and ${isOpen}
          returning c.account_id, c.browser_id, c.security_epoch, c.trust, c.guesses_charged
        ),
        refunded as (${refundGuesses(sql`closed`)} returning b.account_id),
        -- The budget is locked before any browser, so that two successes at once wait for each other once only.
        answered as materialized (select closed.* from closed, (select count(*) from refunded) first),
        trusted as (${trustBrowser(sql`answered`, browserTokenHash)}),
        distrusted as (${distrustOldest}),
        ended as (${endReplaced(session)}),
        surplus as (${endSurplus(sql`closed`)}),
        begun as (${insertSession(session, sql`closed`)}),
        event as (${noteEvent({
          kind: 'signed-in',
          requestedFrom,
          change: sql`begun left join browsers w on w.id = begun.browser_id`,
          accountId: sql`begun.account_id`,
          sessionId: sql`begun.id`,
          browserId: sql`begun.browser_id`,
          factor: sql`begun.factor`,
          // As it was before this statement.
          isNewBrowser: sql`w.trusted_until is null`,
        })})
        select browser_id as "browserId" from begun`,
    );
  },
});

/** As text: what a browser expects may be no id at all. */
const isExpected = (id: string | undefined): SQL =>
  sql`(${id ?? null}::text is null or c.id::text = ${id ?? null}::text)`;

/**
 * Spends the proof in the row that holds it, if that is the open challenge's account's (SEC-19); returns the account only
 * to the one who spent it first (SEC-16, SEC-28).
 */
const spend = (challengeId: string, spent: Spent): SQL =>
  spent.factor === 'authenticator'
    ? sql`
        update authenticators t set last_step = ${spent.step}::bigint
        from challenges c join accounts a on a.id = c.account_id
        where t.id = ${spent.authenticatorId}::uuid and t.last_step < ${spent.step}::bigint
          and c.id = ${challengeId}::uuid and c.account_id = t.account_id and ${isOpen}
        returning t.account_id`
    : sql`
        delete from email_codes e using challenges c join accounts a on a.id = c.account_id
        where e.challenge_id = ${challengeId}::uuid and e.mac = ${spent.mac}::bytea and e.expires_at > now()
          and c.id = e.challenge_id and ${isOpen}
        returning c.account_id`;

/** Keeps the number of trusted browsers within its limit, the one that just signed in included. */
const distrustOldest = sql`
  update browsers set trusted_until = null
  where id in (
    select w.id from browsers w join answered on w.account_id = answered.account_id and w.id <> answered.browser_id
    where w.trusted_until is not null
    order by w.last_seen_at desc
    offset ${browserLimits.trustedPerAccount - 1}
  )`;

/** Over a CTE `c` that holds the challenge's row; more joins may follow. */
const selectChallenge = (moreColumns: SQL): SQL => sql`
  select c.id, c.account_id as "accountId", a.email, c.expires_at as "expiresAt", ${moreColumns},
    floor(least(c.attempts_left, ${guessesNow('short')}, ${guessesNow('long')}))::int as "attemptsLeft"
  from c join accounts a on a.id = c.account_id
    join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust`;

function challengeFrom({ accountId, attemptsLeft, codeSentAt, email, expiresAt, id }: ChallengeRow): Challenge {
  const end = new Date(expiresAt);
  return {
    id,
    accountId,
    email,
    attemptsLeft,
    expiresAt: end,
    emailCode: codeSentAt === null ? null : sentEmailCode(new Date(codeSentAt), end),
  };
}
