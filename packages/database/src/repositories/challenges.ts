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
import { acceptEvidence, distrustSurplus } from '../statements/accept-evidence.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { type challengeColumns, findChallenge, openChallenge } from '../statements/open-challenge.ts';
import { browserValues } from '../statements/parts/browsers.ts';
import { refundGuesses } from '../statements/parts/guessing-budget.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { newSessionValues } from '../statements/parts/sessions.ts';
import { refundValues } from '../statements/parts/throttles.ts';
import { sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { bytea, nullable, text, uuid, type ValuesOf } from '../statements/types.ts';
import { chargeFrom } from './charge.ts';
import { sentEmailCode } from './email-codes.ts';
import { keepSessionsWithinLimit } from './sessions.ts';

const held = { tokenHash: bytea, expectedId: nullable(text) };

/** Compared as text, because the expected id comes from a request header and may be malformed. */
const isHeld = (p: Record<keyof typeof held, ReturnType<typeof sql>>) =>
  sql`c.token_hash = ${p.tokenHash} and (${p.expectedId} is null or c.id::text = ${p.expectedId})`;

const abandon = statement({
  name: 'challenges.abandon',
  parameters: held,
  columns: { accountId: uuid },
  text: (p) => sql`delete from challenges c where ${isHeld(p)} returning account_id as "accountId"`,
});

const charge = forEachFactor((factor) =>
  chargeGuess({ name: 'challenges.charge', factor, parameters: held, answered: isHeld }),
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
    if (!row) throw new Error('The account of a right password has gone.');
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

  async accept({ browserTokenHash, challengeId, evidence, requestedFrom, session }) {
    const factor: FactorName = evidence.factor;
    const accepted = await rowRetryingDeadlock(database, accept[factor], {
      ...newSessionValues(session),
      ...originValues(requestedFrom),
      challengeId,
      browserTokenHash,
      ...factorSqlOf(factor).valuesOf(evidence),
    });
    if (!accepted) return null;
    const { accountId, browserId, sessionsBefore, trustedBefore } = accepted;
    if (browserId && trustedBefore >= MANY_TRUSTED) await rowRetryingDeadlock(database, distrustSurplus, { browserId });
    await keepSessionsWithinLimit(database, { accountId, sessionsBefore });
    return { browserId };
  },
});

function challengeFrom({ codeSentAt, expiresAt, ...row }: ValuesOf<typeof challengeColumns>): Challenge {
  const emailCode = codeSentAt && sentEmailCode(codeSentAt, expiresAt);
  const { accountId, attemptsLeft, email, enrolledFactors, id } = row;
  return { id, accountId, email, enrolledFactors, attemptsLeft, expiresAt, emailCode };
}
