import { type ReplacingFactor, replacingFactors, type StepUps } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSqlOf, forEach } from '../factors/index.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { isOfSession } from '../statements/session-challenge.ts';
import { acceptStepUp, openStepUp } from '../statements/step-up.ts';
import { uuid } from '../statements/types.ts';
import { chargeFrom } from './charge.ts';

const charge = forEach(replacingFactors, (factor) =>
  chargeGuess({
    name: 'stepUps.charge',
    factor,
    parameters: { sessionId: uuid },
    answered: (p) => isOfSession(p.sessionId, 'step-up'),
  }),
);

const accept = forEach(replacingFactors, acceptStepUp);

export const createStepUps = (database: Sql): StepUps => ({
  open: ({ challengeId, requestedFrom, session }) =>
    rowRetryingDeadlock(database, openStepUp, {
      ...originValues(requestedFrom),
      ...actingValues(session),
      challengeId,
    }),

  async charge(factor, { id: sessionId }) {
    return chargeFrom(database, factor, await rowRetryingDeadlock(database, charge[factor], { sessionId }));
  },

  async accept({ challengeId, evidence, methods, noticeId, requestedFrom, session, tokenHash }) {
    const factor: ReplacingFactor = evidence.factor;
    const accepted = await rowRetryingDeadlock(database, accept[factor], {
      ...noticeValues(noticeId, requestedFrom),
      ...factorSqlOf(factor).valuesOf(evidence),
      ...actingValues(session),
      challengeId,
      tokenHash,
      methods,
    });
    return accepted !== null;
  },
});
