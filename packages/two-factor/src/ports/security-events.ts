import type { ActivityFilter, SecurityEventKind } from '../security-event-kinds.ts';
import type { Amr } from '../vocabulary.ts';

/** What happened to an account, as its owner may see all of it. */
export interface SecurityEvent {
  at: Date;
  kind: SecurityEventKind;
  factor: Amr | null;
  isNewBrowser: boolean | null;
  /** Of what was recorded before name and system were kept apart, the name says both. */
  browser: { name: string; system: string | null } | null;
  address: string | null;
  sessionId: string | null;
  browserId: string | null;
  /** As in the log of requests. */
  requestId: string | null;
}

export interface SecurityEventPage {
  events: SecurityEvent[];
  /** Where the next page begins; null at the end. A moment, since an id would tell how much the whole platform does. */
  next: string | null;
}

export interface SecurityEvents {
  /** The newest first. Events of one moment are never divided between pages, so a page may be longer than `most`. */
  list(wanted: {
    accountId: string;
    /** The `next` of the page before; null for the first page. */
    before: string | null;
    /** Null for all of them. */
    only: ActivityFilter | null;
    most: number;
  }): Promise<SecurityEventPage>;
}
