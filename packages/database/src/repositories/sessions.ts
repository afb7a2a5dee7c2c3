import { type Sessions, sessionLimits } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { browserValues } from '../statements/parts/browsers.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { newSessionValues } from '../statements/parts/sessions.ts';
import { refundValues } from '../statements/parts/throttles.ts';
import { endSession, endSurplus, findSession, renewSession, startWithPassword } from '../statements/sessions.ts';

/**
 * Sessions that begin concurrently do not see each other, so the limit is checked well before it is reached: no account can
 * begin as many sessions at once as lie between this and the limit.
 */
const CROWDED = sessionLimits.perAccount / 2;

/** In a statement of its own, which few sign-ins need. One that fails here has given its token to nobody. */
export async function keepSessionsWithinLimit(
  database: Sql,
  { accountId, sessionsBefore }: { accountId: string; sessionsBefore: number },
): Promise<void> {
  if (sessionsBefore >= CROWDED) await rowRetryingDeadlock(database, endSurplus, { accountId });
}

export const createSessions = (database: Sql): Sessions => ({
  async startWithPassword({ accountId, attempt, browser, requestedFrom, securityEpoch, session }) {
    const met = await rowRetryingDeadlock(database, startWithPassword, {
      ...refundValues(attempt),
      ...browserValues(browser),
      ...newSessionValues(session),
      ...originValues(requestedFrom),
      accountId,
      securityEpoch,
    });
    if (!met) throw new Error('The account of a right password has gone.');
    const { browserId, isNewBrowser, sessionsBefore } = met;
    await keepSessionsWithinLimit(database, { accountId, sessionsBefore });
    return { browserId, isNewBrowser };
  },

  find: (tokenHash) => rowOf(database, findSession, { tokenHash }),

  async renew({ attempt, requestedFrom, sessionId, tokenHash }) {
    const renewed = await rowRetryingDeadlock(database, renewSession, {
      ...refundValues(attempt),
      ...originValues(requestedFrom),
      sessionId,
      tokenHash,
    });
    return renewed !== null;
  },

  end: ({ requestedFrom, tokenHash }) =>
    rowRetryingDeadlock(database, endSession, { ...originValues(requestedFrom), tokenHash }),
});
