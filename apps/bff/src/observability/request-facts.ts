import type { Context } from 'hono';

/** What the log says of a request besides the request itself: nothing secret, and no address of a person (SEC-88). */
export interface RequestFacts {
  /** The problem's code, or what was done. */
  outcome?: string;
  accountId?: string | null;
  factor?: string;
}

const FACTS = 'requestFacts';

/** Adds to what the log will say of this request. */
export const note = (c: Context, facts: RequestFacts): void => c.set(FACTS, { ...c.get(FACTS), ...facts });

export const notedOf = (c: Context): RequestFacts => c.get(FACTS) ?? {};
