import {
  browserLimits,
  type Challenge,
  type Challenges,
  challengeLimits,
  emailCodeLimits,
  type Spent,
} from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { meetBrowser, shownAccount } from '../browsers-sql.ts';
import { guessesNow } from '../budget.ts';
import { type ChargedRow, chargeFrom, chargeGuess } from '../charge-guess.ts';
import type { Sql } from '../connect.ts';
import { giveBack } from '../give-back.ts';
import { isLive, isOpen } from '../liveness.ts';
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
    const row = await rowOfWholeChange<ChallengeRow>(
      database,
      sql`
        with ${giveTriesBack(tries)},
        browser as (${meetBrowser(browser, shownAccount({ accountId, securityEpoch }))}),
        c as (
          insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch,
            attempts_left, sends_left, expires_at)
          select ${id}::uuid, 'sign-in', ${tokenHash}::bytea, account_id, browser_id, trust, security_epoch,
            ${challengeLimits.attempts}::int, ${emailCodeLimits.sendsPerChallenge}::int,
            now() + make_interval(secs => ${challengeLimits.timeToLive})
          from browser
          returning id, account_id, browser_id, trust, attempts_left, code_sent_at, expires_at
        ),
        event as (${noteEvent({
          kind: 'challenge-opened',
          requestedFrom,
          change: sql`c join browser using (account_id, browser_id)`,
          browserId: sql`browser_id`,
          factor: sql`'pwd'`,
          isNewBrowser: sql`is_new`,
        })})
        ${selectChallenge}`,
    );
    if (!row) throw new Error('The account of a right password has gone.');
    return challengeFrom(row);
  },

  async find(tokenHash) {
    const row = await rowOf<ChallengeRow>(
      database,
      sql`
        with c as (
          select c.* from challenges c join accounts a on a.id = c.account_id
          where c.token_hash = ${tokenHash}::bytea and ${isLive}
        )
        ${selectChallenge}`,
    );
    return row && challengeFrom(row);
  },

  async abandon(tokenHash) {
    return rowOf<{ accountId: string }>(
      database,
      sql`delete from challenges where token_hash = ${tokenHash}::bytea returning account_id as "accountId"`,
    );
  },

  async charge(tokenHash) {
    const row = await rowOfWholeChange<ChargedChallengeRow>(
      database,
      chargeGuess({
        table: 'challenges',
        key: 'id',
        question: sql`
          select c.id as question, c.account_id, c.browser_id, c.trust
          from challenges c join accounts a on a.id = c.account_id
          where c.token_hash = ${tokenHash}::bytea and ${isLive}`,
        judged: {
          columns: sql`allowed.question as "challengeId",
            t.id as "authenticatorId", t.sealed_secret as "sealedSecret", t.key_id as "secretKeyId",
            t.last_step as "lastStep", e.mac, e.key_id as "macKeyId"`,
          joins: sql`
            left join authenticators t on t.account_id = allowed.account_id
            left join email_codes e on e.challenge_id = allowed.question and e.expires_at > now()`,
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

  async accept({ browserTokenHash, challengeId, requestedFrom, session, spent }) {
    const begun = await rowOfWholeChange<{ id: string }>(
      database,
      sql`
        with spending as (${spend(challengeId, spent)}),
        closed as (
          delete from challenges c using accounts a, spending
          where c.id = ${challengeId}::uuid and a.id = c.account_id and spending.account_id = c.account_id and ${isOpen}
          returning c.account_id, c.browser_id, c.security_epoch
        ),
        ${giveBack(sql`closed`, trustBrowser(browserTokenHash))},
        renamed as (${renameBrowserElsewhere(browserTokenHash)}),
        untrusted as (${distrustOldest}),
        ended as (${endReplaced(session)}),
        surplus as (${endSurplus(sql`closed`)}),
        begun as (${insertSession(session, sql`closed`)}),
        event as (${noteEvent({
          kind: 'signed-in',
          requestedFrom,
          change: sql`begun left join spent on spent.id = begun.browser_id`,
          accountId: sql`begun.account_id`,
          sessionId: sql`begun.id`,
          browserId: sql`begun.browser_id`,
          factor: sql`begun.factor`,
          isNewBrowser: sql`spent.trust is distinct from 'trusted'`,
        })})
        select id from begun`,
    );
    return begun !== null;
  },
});

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

const trustBrowser = (tokenHash: Uint8Array): SQL => sql`,
  token_hash = ${tokenHash}::bytea, trusted_until = now() + make_interval(secs => ${browserLimits.timeToLive})`;

/** The browser's other accounts know it by the same cookie. */
const renameBrowserElsewhere = (tokenHash: Uint8Array): SQL => sql`
  update browsers w set token_hash = ${tokenHash}::bytea from spent
  where w.token_hash = spent.token_hash and w.id <> spent.id`;

/** Keeps the number of trusted browsers within its limit, the one that just signed in included. */
const distrustOldest = sql`
  update browsers set trusted_until = null, guesses_spent = 0
  where id in (
    select w.id from browsers w join closed on w.account_id = closed.account_id and w.id <> closed.browser_id
    where w.trusted_until is not null
    order by w.last_seen_at desc
    offset ${browserLimits.trustedPerAccount - 1}
  )`;

/** Over a CTE `c` that holds the challenge's row. */
const selectChallenge = sql`
  select c.id, c.account_id as "accountId", a.email, c.expires_at as "expiresAt", c.code_sent_at as "codeSentAt",
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
