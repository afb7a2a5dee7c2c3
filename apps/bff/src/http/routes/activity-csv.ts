import { type ActivityColumn, activityColumns } from '@countersign/contract';
import type { SecurityEvent } from '@countersign/two-factor';
import { csvLine } from '../csv-line.ts';

/** What a file says of an event, by the names of its columns. */
export const activityValues: { [Column in ActivityColumn]: (event: SecurityEvent) => string | boolean | null } = {
  at: ({ at }) => at.toISOString(),
  kind: ({ kind }) => kind,
  factor: ({ factor }) => factor,
  is_new_browser: ({ isNewBrowser }) => isNewBrowser,
  browser_name: ({ browser }) => browser?.name ?? null,
  browser_system: ({ browser }) => browser?.system ?? null,
  address: ({ address }) => address,
  session_id: ({ sessionId }) => sessionId,
  browser_id: ({ browserId }) => browserId,
  request_id: ({ requestId }) => requestId,
};

export const activityHeader = csvLine(activityColumns);
export const activityLine = (event: SecurityEvent): string =>
  csvLine(activityColumns.map((name) => activityValues[name](event)));
