import { type Activations, factorNames, type PendingActivation } from '@countersign/two-factor';
import { eq } from 'drizzle-orm';
import { rowOf, rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { pendingActivations } from '../schema/index.ts';
import {
  beginActivation,
  chargeActivation,
  confirmActivation,
  findPendingActivation,
  refundActivation,
} from '../statements/activation.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { sql } from '../statements/sql.ts';
import { type RowOf, statement } from '../statements/statement.ts';
import { oneOf, timestamptz, uuid } from '../statements/types.ts';

const enrolments = statement({
  name: 'activations.enrolments',
  parameters: { accountId: uuid },
  columns: { factor: oneOf(factorNames), enrolledAt: timestamptz },
  text: (p) => sql`select factor, enrolled_at as "enrolledAt" from enrolled_factors where account_id = ${p.accountId}`,
});

export const createActivations = (database: Sql): Activations => ({
  enrolments: (accountId) => rowsOf(database, enrolments, { accountId }),

  begin: ({ authenticatorId, requestedFrom, secret, session }) =>
    rowRetryingDeadlock(database, beginActivation, {
      ...originValues(requestedFrom),
      sessionId: session.id,
      securityEpoch: session.securityEpoch,
      authenticatorId,
      sealedSecret: secret.sealed,
      keyId: secret.keyId,
    }),

  async find({ id: sessionId }) {
    const row = await rowOf(database, findPendingActivation, { sessionId });
    return row && pendingFrom(row);
  },

  async abandon({ id: sessionId }) {
    await database.builder.delete(pendingActivations).where(eq(pendingActivations.sessionId, sessionId));
  },

  async charge({ id: sessionId }) {
    const row = await rowOf(database, chargeActivation, { sessionId });
    return row && { attemptsLeft: row.attemptsLeft, now: new Date(row.now), pending: pendingFrom(row) };
  },

  async refundUnjudged({ id: sessionId }) {
    await rowOf(database, refundActivation, { sessionId });
  },

  confirm: ({ authenticatorId, browserTokenHash, noticeId, requestedFrom, session, step, tokenHash }) =>
    rowRetryingDeadlock(database, confirmActivation, {
      ...noticeValues(noticeId, requestedFrom),
      sessionId: session.id,
      securityEpoch: session.securityEpoch,
      authenticatorId,
      step,
      tokenHash,
      browserTokenHash,
    }),
});

const pendingFrom = ({
  authenticatorId,
  expiresAt,
  keyId,
  sealedSecret,
}: RowOf<typeof findPendingActivation>): PendingActivation => ({
  authenticatorId,
  secret: { keyId, sealed: sealedSecret },
  expiresAt,
});
