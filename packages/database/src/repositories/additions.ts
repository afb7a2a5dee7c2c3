import type { Additions } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { confirmAddition } from '../statements/confirm-authenticator.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { pendingOfAddition } from '../statements/pending-secret.ts';
import { pendingSecretsOf } from './pending-secrets.ts';

export const createAdditions = (database: Sql): Additions => ({
  ...pendingSecretsOf(database, pendingOfAddition),

  confirm: ({ authenticatorId, browserTokenHash, notice, requestedFrom, session, step, tokenHash }) =>
    rowRetryingDeadlock(database, confirmAddition, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      authenticatorId,
      step,
      tokenHash,
      browserTokenHash,
    }),
});
