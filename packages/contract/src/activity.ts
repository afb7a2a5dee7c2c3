import {
  type ActivityFilter,
  activityFilters,
  type RefusedCodeEvent,
  refusedCodeEvents,
  type SecurityEventKind,
  securityEventKinds,
} from '@countersign/two-factor/security-event-kinds';
import { amrs } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

export { type ActivityFilter, activityFilters, type SecurityEventKind };

/** `before` is the `next` of an earlier answer; `only` narrows the events to what stands out, or to a topic. */
export const activityQuery = v.strictObject({
  before: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{1,16}$/))),
  only: v.optional(v.picklist(activityFilters)),
});

export const activityEvent = v.object({
  at: timestamp,
  kind: v.picklist(securityEventKinds),
  /** What was proved for it last, or what was refused. */
  factor: v.nullable(v.picklist(amrs)),
  isNewBrowser: v.nullable(v.boolean()),
  browser: v.nullable(v.object({ name: v.string(), system: v.nullable(v.string()) })),
  address: v.nullable(v.string()),
  isThisSession: v.boolean(),
});
export type ActivityEvent = v.InferOutput<typeof activityEvent>;

/** Why an event stands out, the gravest first. The filter `warnings` leaves the events that do. */
export type ActivityWarning = RefusedCodeEvent | 'recovery-code' | 'new-browser';

type Judged = Pick<ActivityEvent, 'kind' | 'factor' | 'isNewBrowser'>;

export function warningOf({ factor, isNewBrowser, kind }: Judged): ActivityWarning | null {
  const refused = refusedCodeEvents.find((event) => event === kind);
  if (refused !== undefined) return refused;
  if (factor === 'recovery') return 'recovery-code';
  // Other events have a new browser too, which says nothing about the password.
  const gavePassword = kind === 'signed-in' || kind === 'challenge-opened';
  return gavePassword && isNewBrowser ? 'new-browser' : null;
}

export const activity = v.object({
  events: v.array(activityEvent),
  next: v.nullable(v.string()),
  keptDays: v.number(),
});
export type Activity = v.InferOutput<typeof activity>;

/** Of the file of all events. */
export const activityColumns = [
  'at',
  'kind',
  'factor',
  'is_new_browser',
  'browser_name',
  'browser_system',
  'address',
  'session_id',
  'browser_id',
  'request_id',
] as const;
export type ActivityColumn = (typeof activityColumns)[number];

/** RFC 4180: a line of column names, and one for each event, with its time in UTC. */
export const activityCsv = v.pipe(v.string(), v.startsWith(`${activityColumns.join(',')}\r\n`));
