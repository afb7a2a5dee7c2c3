import {
  type ActivityFilter,
  type SecurityEventKind,
  type SecurityEvents,
  securityEventKinds,
  securityEventTopics,
} from '@countersign/two-factor';
import { rowsOf, type Sql } from '../connection/sql.ts';
import { namedBrowser } from '../statements/parts/browsers.ts';
import { listSecurityEvents } from '../statements/security-events.ts';

const kindsOf = (only: ActivityFilter | null): readonly SecurityEventKind[] =>
  only === null || only === 'warnings'
    ? securityEventKinds
    : securityEventKinds.filter((kind) => securityEventTopics[kind] === only);

export const createSecurityEvents = (database: Sql): SecurityEvents => ({
  async list({ accountId, before, most, only }) {
    const rows = await rowsOf(database, listSecurityEvents, {
      accountId,
      before,
      kinds: kindsOf(only),
      onlyWarnings: only === 'warnings',
      // One more tells whether there is another page.
      most: most + 1,
    });
    const last = rows.length > most ? Number(rows[most - 1]?.moment) : null;
    return {
      events: rows
        .filter(({ moment }) => last === null || Number(moment) >= last)
        .map(({ browserName, browserSystem, moment: _, ...event }) => ({
          ...event,
          browser: namedBrowser(browserName, browserSystem),
        })),
      next: last === null ? null : String(last),
    };
  },
});
