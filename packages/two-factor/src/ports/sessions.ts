import type { Amr } from '../vocabulary.ts';
import type { Addressee } from './mail.ts';
import type { LeftNotice } from './notices.ts';
import type { ChargedAttempt } from './passwords.ts';
import type { Browser, MetBrowser, RequestOrigin } from './request.ts';

/** The session that acts; an activation belongs to the one that began it (SEC-31). */
export interface ActingSession {
  id: string;
  accountId: string;
  securityEpoch: number;
}

export interface NewSession {
  id: string;
  tokenHash: Uint8Array;
  amr: readonly Amr[];
  /** The session that the same browser held until now, which the new one ends. */
  replaces: Uint8Array | null;
}

export interface LiveSession extends ActingSession, Addressee {
  amr: readonly Amr[];
  signedInAt: Date;
  expiresAt: Date;
  /** Until it ends if it is not used again, in whole seconds; this use counts. */
  endsInSeconds: number;
  /** How long ago the password or a second factor was last proved, in whole seconds. */
  proofAgeSeconds: number;
  /** When an assisted recovery of the account deactivates, as long as somebody may cancel it; else null. */
  recoveryDueAt: Date | null;
}

/** As the owner sees it in the list. Its id is the row's, which opens nothing (SEC-66). */
export interface ListedSession {
  id: string;
  /** Whether it is the one that asks. */
  isThisOne: boolean;
  /** Null where it did not say, or began before this was kept. */
  browser: RequestOrigin['browser'];
  address: string | null;
  amr: readonly Amr[];
  signedInAt: Date;
  /** To a minute. */
  lastSeenAt: Date;
}

export interface Sessions {
  /**
   * Begins a session on the password alone. It counts only at the security epoch at which the account was seen without
   * a second factor, so an activation that comes between ends it before its first use. Refunds the attempt. Null where the
   * account is blocked.
   */
  startWithPassword(start: {
    session: NewSession;
    accountId: string;
    securityEpoch: number;
    browser: Browser;
    attempt: ChargedAttempt;
    /** Of the notice that is left of a new browser. */
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<(MetBrowser & LeftNotice) | null>;
  /** Finds a session that is neither idle, expired nor of an older security epoch, and notes that it was used. */
  find(tokenHash: Uint8Array): Promise<LiveSession | null>;
  /** Notes the fresh proof and gives the session a new token; false when it has ended. Refunds the attempt either way. */
  renew(renewal: {
    sessionId: string;
    tokenHash: Uint8Array;
    attempt: ChargedAttempt;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
  /** The account's live sessions: the one that asks first, then those last used. */
  list(session: ActingSession): Promise<ListedSession[]>;
  /** Ends another live session of the same account, unless the acting one has ended meanwhile. */
  endOne(ending: {
    session: ActingSession;
    sessionId: string;
    requestedFrom: RequestOrigin;
  }): Promise<'ended' | 'no-such-session' | 'session-gone'>;
  /**
   * Ends every other session of the account and every sign-in under way, and leaves a notice if there was a session. Returns how
   * many it ended; null when the acting one has ended meanwhile.
   */
  endOthers(ending: { session: ActingSession; noticeId: string; requestedFrom: RequestOrigin }): Promise<number | null>;
  /** Returns the owner; null when there was none. */
  end(ending: { tokenHash: Uint8Array; requestedFrom: RequestOrigin }): Promise<{ accountId: string } | null>;
}
