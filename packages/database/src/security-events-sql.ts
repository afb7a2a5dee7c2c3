import type { RequestOrigin } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import type { securityEvents } from './schema/index.ts';

interface SecurityEvent {
  kind: (typeof securityEvents.$inferInsert)['kind'];
  /** Null for what no request asked for. */
  requestedFrom: RequestOrigin | null;
  /** A FROM clause over earlier CTEs whose row is the change; where it has none, nothing is noted. */
  change: SQL;
  /** Columns of the change. */
  accountId?: SQL;
  sessionId?: SQL;
  browserId?: SQL;
  factor?: SQL;
  isNewBrowser?: SQL;
}

const nothing = sql`null`;

/** As people who look into an incident write it: "Chrome on macOS". */
const named = (browser: RequestOrigin['browser']): string | null =>
  browser && (browser.system === null ? browser.name : `${browser.name} on ${browser.system}`);

/** Notes an event in the statement that makes the change: both are committed, or neither is (SEC-87). */
export const noteEvent = ({
  kind,
  requestedFrom,
  change,
  accountId = sql`account_id`,
  sessionId = nothing,
  browserId = nothing,
  factor = nothing,
  isNewBrowser = nothing,
}: SecurityEvent): SQL => sql`
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser,
    request_id, address, browser)
  select ${kind}, ${accountId}, ${sessionId}::uuid, ${browserId}::uuid, ${factor}::text, (${isNewBrowser})::boolean,
    ${requestedFrom?.requestId ?? null}::uuid, ${requestedFrom?.address ?? null}, ${named(requestedFrom?.browser ?? null)}
  from ${change}`;
