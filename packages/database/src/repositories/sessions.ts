import { type Sessions, sessionLimits } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { endListedSession, endOpenSignIns, endOtherSessions, listSessions } from '../statements/listed-sessions.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { browserValues, namedBrowser } from '../statements/parts/browsers.ts';
import { noticeValues } from '../statements/parts/notices.ts';
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
  async startWithPassword({ accountId, attempt, browser, noticeId, requestedFrom, securityEpoch, session }) {
    const met = await rowRetryingDeadlock(database, startWithPassword, {
      ...refundValues(attempt),
      ...browserValues(browser),
      ...newSessionValues(session),
      ...noticeValues(noticeId, requestedFrom),
      accountId,
      securityEpoch,
    });
    if (!met) return null;
    const { browserId, hasNotice, isNewBrowser, sessionsBefore } = met;
    await keepSessionsWithinLimit(database, { accountId, sessionsBefore });
    return { browserId, hasNotice, isNewBrowser };
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

  async list(session) {
    const rows = await rowsOf(database, listSessions, actingValues(session));
    return rows.map(({ browserName, browserSystem, ...listed }) => ({
      ...listed,
      browser: namedBrowser(browserName, browserSystem),
    }));
  },

  async endOne({ requestedFrom, session, sessionId }) {
    const values = { ...originValues(requestedFrom), ...actingValues(session), sessionId };
    const row = await rowRetryingDeadlock(database, endListedSession, values);
    if (!row?.isActing) return 'session-gone';
    return row.isEnded ? 'ended' : 'no-such-session';
  },

  async endOthers({ noticeId, requestedFrom, session }) {
    await rowRetryingDeadlock(database, endOpenSignIns, actingValues(session));
    const values = { ...noticeValues(noticeId, requestedFrom), ...actingValues(session) };
    const row = await rowRetryingDeadlock(database, endOtherSessions, values);
    return row?.isActing ? row.ended : null;
  },

  end: ({ requestedFrom, tokenHash }) =>
    rowRetryingDeadlock(database, endSession, { ...originValues(requestedFrom), tokenHash }),
});
