import { amrs } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** Null where the browser did not say, or where it was last met before this was kept. */
const browserName = v.nullable(v.object({ name: v.string(), system: v.nullable(v.string()) }));

/** Of a row, not of a token: it opens nothing (SEC-66). It stands in bodies, and in no address. */
const rowId = v.pipe(v.string(), v.uuid());

export const listedSession = v.object({
  id: v.string(),
  isThisOne: v.boolean(),
  browser: browserName,
  address: v.nullable(v.string()),
  amr: v.array(v.picklist(amrs)),
  signedInAt: timestamp,
  /** To a minute. */
  lastSeenAt: timestamp,
});
export type ListedSession = v.InferOutput<typeof listedSession>;

export const sessionList = v.object({ sessions: v.array(listedSession) });

export const endSessionRequest = v.strictObject({ sessionId: rowId });

/** How many there were. */
export const sessionsEnded = v.object({ ended: v.number() });

export const listedBrowser = v.object({
  id: v.string(),
  isThisOne: v.boolean(),
  browser: browserName,
  lastSeenAt: timestamp,
});
export type ListedBrowser = v.InferOutput<typeof listedBrowser>;

export const browserList = v.object({ browsers: v.array(listedBrowser) });

export const forgetBrowserRequest = v.strictObject({ browserId: rowId });
