import type { Moves } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { confirmMove } from '../statements/confirm-authenticator.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { pendingOfMove } from '../statements/pending-secret.ts';
import { pendingSecretsOf } from './pending-secrets.ts';

export const createMoves = (database: Sql): Moves => ({
  ...pendingSecretsOf(database, pendingOfMove),

  confirm: ({ authenticatorId, browserTokenHash, notice, requestedFrom, session, step, tokenHash }) =>
    rowRetryingDeadlock(database, confirmMove, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      authenticatorId,
      step,
      tokenHash,
      browserTokenHash,
    }),
});
