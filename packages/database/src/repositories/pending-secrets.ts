import type { PendingActivation, PendingSecrets } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { originValues } from '../statements/parts/security-events.ts';
import type { PendingSecretStatements } from '../statements/pending-secret.ts';
import type { RowOf } from '../statements/statement.ts';

export const pendingSecretsOf = (database: Sql, statements: PendingSecretStatements): PendingSecrets => ({
  begin: ({ authenticatorId, requestedFrom, secret, session }) =>
    rowRetryingDeadlock(database, statements.begin, {
      ...originValues(requestedFrom),
      sessionId: session.id,
      securityEpoch: session.securityEpoch,
      authenticatorId,
      sealedSecret: secret.sealed,
      keyId: secret.keyId,
    }),

  async find({ id: sessionId }) {
    const row = await rowOf(database, statements.find, { sessionId });
    return row && pendingFrom(row);
  },

  async abandon({ id: sessionId }) {
    await rowOf(database, statements.abandon, { sessionId });
  },

  async charge({ id: sessionId }) {
    const row = await rowOf(database, statements.charge, { sessionId });
    return row && { attemptsLeft: row.attemptsLeft, now: new Date(row.now), pending: pendingFrom(row) };
  },

  async refundUnjudged({ id: sessionId }) {
    await rowOf(database, statements.refundUnjudged, { sessionId });
  },
});

const pendingFrom = ({
  authenticatorId,
  expiresAt,
  keyId,
  sealedSecret,
}: RowOf<PendingSecretStatements['find']>): PendingActivation => ({
  authenticatorId,
  secret: { keyId, sealed: sealedSecret },
  expiresAt,
});
