import { challengeLimits, factorNames } from '@countersign/two-factor';
import { enrolledFactors } from '../factors/index.ts';
import { provedByPassword } from './parts/blocked.ts';
import { browserParameters, upsertBrowser } from './parts/browsers.ts';
import { drawsOn, longGuesses, shortGuesses } from './parts/guessing-budget.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { refundAttempt, refundParameters } from './parts/throttles.ts';
import { acceptsEmailCodes, emailHeldUntil, isValid } from './parts/validity.ts';
import { codeDelivery, codeDeliveryType } from './sent-mails.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, someOf, text, timestamptz, uuid } from './types.ts';

export const challengeColumns = {
  id: uuid,
  accountId: uuid,
  email: text,
  enrolledFactors: someOf(factorNames),
  expiresAt: timestamptz,
  attemptsLeft: int,
  codeSentAt: nullable(timestamptz),
  codeDelivery: codeDeliveryType,
  emailHeldUntil: nullable(timestamptz),
  acceptsEmailCodes: bool,
};

/** Of the mailed code; nulls where none was. */
interface SelectedCode {
  sentAt: SqlText;
  delivery: SqlText;
}

const noCode: SelectedCode = { sentAt: sql`null::timestamptz`, delivery: sql`null::text` };

/** Over `c`, the row of a challenge, and `a`, its account; more joins may follow. */
const selectChallenge = (code: SelectedCode, more: SqlText = sql``): SqlText => sql`
  select c.id, c.account_id as "accountId", a.email, ${enrolledFactors(sql`a.id`)} as "enrolledFactors",
    c.expires_at as "expiresAt",
    floor(least(c.attempts_left, ${shortGuesses(sql`b`)}, ${longGuesses(sql`b`)}))::int as "attemptsLeft",
    ${code.sentAt} as "codeSentAt", ${code.delivery} as "codeDelivery",
    ${emailHeldUntil(sql`a`)} as "emailHeldUntil", ${acceptsEmailCodes(sql`a`)} as "acceptsEmailCodes"${more}
  from challenge c join accounts a on a.id = c.account_id
    join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust`;

/**
 * After a right password, where two-factor authentication is active.
 *
 *   1 refund the attempt at the password ─ 2 insert or update the browser ──► 3 open the challenge ──► 4 event, 5 answer
 */
export const openChallenge = statement({
  name: 'challenges.open',
  parameters: {
    ...refundParameters,
    ...browserParameters,
    ...originParameters,
    challengeId: uuid,
    accountId: uuid,
    securityEpoch: int,
    tokenHash: bytea,
  },
  columns: { ...challengeColumns, browserId: uuid, isNewBrowser: bool },
  text: (p) => sql`
    -- 1 The password was right: refund the attempt at it.
    with ${refundAttempt(p)},
    -- 2 The account knows the browser from now on, unless it is blocked: then nothing further happens.
    browser as (
      ${upsertBrowser(p, provedByPassword(p))}
    ),
    -- 3 Open the challenge, at the security epoch at which the password was judged.
    challenge as (
      insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
      select ${p.challengeId}, 'sign-in', ${p.tokenHash}, account_id, browser_id, ${drawsOn(sql`browser`)}, security_epoch,
        ${challengeLimits.attempts}, now() + make_interval(secs => ${challengeLimits.timeToLive})
      from browser
      returning id, account_id, browser_id, trust, attempts_left, expires_at
    ),
    -- 4
    event as (
      ${recordEvent({
        kind: 'challenge-opened',
        origin: p,
        change: sql`challenge join browser using (account_id, browser_id)`,
        browserId: sql`browser_id`,
        factor: sql`'pwd'`,
        isNewBrowser: sql`is_new`,
      })}
    )
    -- 5
    ${selectChallenge(noCode, sql`, browser.browser_id as "browserId", browser.is_new as "isNewBrowser"`)}
      join browser on true`,
});

export const findChallenge = statement({
  name: 'challenges.find',
  parameters: { tokenHash: bytea },
  columns: challengeColumns,
  text: (p) => sql`
    with challenge as (
      select c.id, c.account_id, c.trust, c.attempts_left, c.expires_at
      from challenges c join accounts a on a.id = c.account_id
      where c.token_hash = ${p.tokenHash} and ${isValid(sql`c`, sql`a`)}
    )
    ${selectChallenge({ sentAt: sql`case when e.has_left then e.sent_at end`, delivery: codeDelivery })}
      left join email_codes e on e.challenge_id = c.id
      left join sent_mails m on m.id = e.mail_id`,
});
