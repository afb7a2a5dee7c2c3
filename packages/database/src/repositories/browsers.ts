import type { Browsers } from '@countersign/two-factor';
import { rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { forgetBrowser, forgetBrowsers, listBrowsers } from '../statements/browsers.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { namedBrowser } from '../statements/parts/browsers.ts';
import { originValues } from '../statements/parts/security-events.ts';

export const createBrowsers = (database: Sql): Browsers => ({
  async list(session) {
    const rows = await rowsOf(database, listBrowsers, actingValues(session));
    return rows.map(({ browserName, browserSystem, ...listed }) => ({
      ...listed,
      browser: namedBrowser(browserName, browserSystem),
    }));
  },

  async forget({ browserId, requestedFrom, session }) {
    const values = { ...originValues(requestedFrom), ...actingValues(session), browserId };
    const row = await rowRetryingDeadlock(database, forgetBrowser, values);
    if (!row?.isActing) return 'session-gone';
    return row.isForgotten ? 'forgotten' : 'no-such-browser';
  },

  async forgetAll({ requestedFrom, session }) {
    const values = { ...originValues(requestedFrom), ...actingValues(session) };
    const row = await rowRetryingDeadlock(database, forgetBrowsers, values);
    return row?.isActing ? 'forgotten' : 'session-gone';
  },
});
