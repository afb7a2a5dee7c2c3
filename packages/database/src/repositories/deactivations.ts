import type { Deactivations } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSql } from '../factors/index.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { confirmDeactivation, openDeactivation } from '../statements/deactivation.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { sql } from '../statements/sql.ts';
import { uuid } from '../statements/types.ts';
import { chargeFrom } from './charge.ts';

const charge = chargeGuess({
  name: 'deactivations.charge',
  factor: 'email',
  parameters: { sessionId: uuid },
  answered: (p) => sql`c.session_id = ${p.sessionId}`,
});

export const createDeactivations = (database: Sql): Deactivations => ({
  open: ({ challengeId, requestedFrom, session }) =>
    rowRetryingDeadlock(database, openDeactivation, {
      ...originValues(requestedFrom),
      sessionId: session.id,
      challengeId,
    }),

  async charge({ id: sessionId }) {
    return chargeFrom(database, 'email', await rowRetryingDeadlock(database, charge, { sessionId }));
  },

  async confirm({ challengeId, evidence, noticeId, requestedFrom, session, tokenHash }) {
    const carriedOver = await rowRetryingDeadlock(database, confirmDeactivation, {
      ...noticeValues(noticeId, requestedFrom),
      ...factorSql.email.valuesOf(evidence),
      sessionId: session.id,
      securityEpoch: session.securityEpoch,
      challengeId,
      tokenHash,
    });
    return carriedOver !== null;
  },
});
