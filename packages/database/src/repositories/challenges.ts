import {
  browserLimits,
  type Challenge,
  type Challenges,
  challengeLimits,
  type FactorName,
  factors,
} from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSqlOf, forEachFactor } from '../factors/index.ts';
import { acceptAgain, acceptEvidence, distrustSurplus } from '../statements/accept-evidence.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { type challengeColumns, findChallenge, openChallenge } from '../statements/open-challenge.ts';
import { browserValues } from '../statements/parts/browsers.ts';
import { refundGuesses } from '../statements/parts/guessing-budget.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { newSessionValues } from '../statements/parts/sessions.ts';
import { refundValues } from '../statements/parts/throttles.ts';
import { sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { bytea, nullable, text, uuid, type ValuesOf } from '../statements/types.ts';
import { chargeFrom } from './charge.ts';
import { sentEmailCode } from './email-codes.ts';
import { keepSessionsWithinLimit } from './sessions.ts';

export const heldParameters = { tokenHash: bytea, expectedId: nullable(text) };

/** Compared as text, because the expected id comes from a request header and may be malformed. */
export const isHeld = (p: Record<keyof typeof heldParameters, ReturnType<typeof sql>>) =>
  sql`c.token_hash = ${p.tokenHash} and (${p.expectedId} is null or c.id::text = ${p.expectedId})`;

const abandon = statement({
  name: 'challenges.abandon',
  parameters: heldParameters,
  columns: { accountId: uuid },
  text: (p) => sql`delete from challenges c where ${isHeld(p)} returning account_id as "accountId"`,
});

const charge = forEachFactor((factor) =>
  chargeGuess({ name: 'challenges.charge', factor, parameters: heldParameters, answered: isHeld }),
);

const refundUnjudged = forEachFactor((factor) =>
  statement({
    name: `challenges.refundUnjudged.${factor}`,
    parameters: { challengeId: uuid },
    columns: {},
    text: (p) =>
      factors[factor].isGuessable
        ? sql`
            with unjudged as (
              update challenges set attempts_left = attempts_left + 1, guesses_charged = guesses_charged - 1
              where id = ${p.challengeId} and guesses_charged > 0
              returning account_id, trust, 1 as guesses_charged
            )
            ${refundGuesses(sql`unjudged`)}`
        : sql`
            update challenges set attempts_left = attempts_left + 1
            where id = ${p.challengeId} and attempts_left < ${challengeLimits.attempts}`,
  }),
);

const accept = forEachFactor(acceptEvidence);
/** A factor whose use is always told is told of by the whole statement alone. */
const again = forEachFactor((factor) => (factors[factor].useNotice === null ? acceptAgain(factor) : null));

/** Well before the limit, since browsers that are trusted at the same moment do not see each other. */
const MANY_TRUSTED = browserLimits.trustedPerAccount / 2;

export const createChallenges = (database: Sql): Challenges => ({
  async open({ accountId, attempt, browser, id, requestedFrom, securityEpoch, tokenHash }) {
    const row = await rowRetryingDeadlock(database, openChallenge, {
      ...refundValues(attempt),
      ...browserValues(browser),
      ...originValues(requestedFrom),
      challengeId: id,
      accountId,
      securityEpoch,
      tokenHash,
    });
    if (!row) return null;
    const { browserId, isNewBrowser } = row;
    return { challenge: challengeFrom(row), met: { browserId, isNewBrowser } };
  },

  async find(tokenHash) {
    const row = await rowOf(database, findChallenge, { tokenHash });
    return row && challengeFrom(row);
  },

  abandon: ({ expectedId = null, tokenHash }) => rowOf(database, abandon, { tokenHash, expectedId }),

  async charge(factor, { expectedId = null, tokenHash }) {
    const row = await rowRetryingDeadlock(database, charge[factor], { tokenHash, expectedId });
    return chargeFrom(database, factor, row);
  },

  async refundUnjudged(factor, challengeId) {
    await rowRetryingDeadlock(database, refundUnjudged[factor], { challengeId });
  },

  async accept({ accountId, browserTokenHash, challengeId, evidence, noticeId, requestedFrom, session, trust }) {
    const factor: FactorName = evidence.factor;
    const values = {
      ...newSessionValues(session),
      ...noticeValues(noticeId, requestedFrom),
      accountId,
      challengeId,
      browserTokenHash,
      ...factorSqlOf(factor).valuesOf(evidence),
    };
    const usual = trust === 'trusted' && session.replaces === null ? again[factor] : null;
    const accepted =
      (usual && (await rowRetryingDeadlock(database, usual, values))) ??
      (await rowRetryingDeadlock(database, accept[factor], values));
    if (!accepted) return null;
    const { browserId, hasNotice, sessionsBefore, trustedBefore } = accepted;
    if (browserId && trustedBefore >= MANY_TRUSTED) await rowRetryingDeadlock(database, distrustSurplus, { browserId });
    await keepSessionsWithinLimit(database, { accountId, sessionsBefore });
    return { browserId, hasNotice };
  },
});

function challengeFrom({
  codeDelivery,
  codeSentAt,
  emailHeldUntil,
  expiresAt,
  ...row
}: ValuesOf<typeof challengeColumns>): Challenge {
  const emailCode = codeSentAt && sentEmailCode(codeSentAt, expiresAt, codeDelivery);
  const { acceptsEmailCodes, accountId, attemptsLeft, email, enrolledFactors, id } = row;
  const facts = { id, accountId, email, enrolledFactors, attemptsLeft, acceptsEmailCodes };
  return { ...facts, expiresAt, emailCode, emailHeldUntil };
}
