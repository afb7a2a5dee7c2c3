import type { Deactivations } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSql } from '../factors/index.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { confirmDeactivation, findDeactivationCode, openDeactivation } from '../statements/deactivation.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { isOfSession } from '../statements/session-challenge.ts';
import { uuid } from '../statements/types.ts';
import { chargeFrom } from './charge.ts';
import { sentEmailCode } from './email-codes.ts';

const charge = chargeGuess({
  name: 'deactivations.charge',
  factor: 'email',
  parameters: { sessionId: uuid },
  answered: (p) => isOfSession(p.sessionId, 'deactivation'),
});

export const createDeactivations = (database: Sql): Deactivations => ({
  open: ({ challengeId, requestedFrom, session }) =>
    rowRetryingDeadlock(database, openDeactivation, {
      ...originValues(requestedFrom),
      ...actingValues(session),
      challengeId,
    }),

  async findCode({ id: sessionId }) {
    const row = await rowOf(database, findDeactivationCode, { sessionId });
    return row && { email: row.email, sent: sentEmailCode(row.sentAt, row.challengeExpiresAt, row.delivery) };
  },

  async charge({ id: sessionId }) {
    return chargeFrom(database, 'email', await rowRetryingDeadlock(database, charge, { sessionId }));
  },

  async confirm({ challengeId, evidence, notice, requestedFrom, session, tokenHash }) {
    const carriedOver = await rowRetryingDeadlock(database, confirmDeactivation, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...factorSql.email.valuesOf(evidence),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      challengeId,
      tokenHash,
    });
    return carriedOver !== null;
  },
});
