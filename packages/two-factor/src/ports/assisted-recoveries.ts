import type { LinkedNotice } from './notices.ts';
import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** An operator's offer, or why there is none. Where one waits already, it stays as it is. */
export type HelpBeginning =
  | { kind: 'begun'; expiresAt: Date }
  | { kind: 'waiting'; expiresAt: Date }
  | { kind: 'started'; dueAt: Date }
  | { kind: 'blocked' }
  | { kind: 'not-active' }
  | { kind: 'no-account' };

/**
 * Recoveries that an operator offers and only the member starts: then the owner has a day to cancel, and two-factor
 * authentication is deactivated. Any change of factors, password or email meanwhile ends one, by the security epoch (SEC-60).
 */
export interface AssistedRecoveries {
  /** Mails the link that starts one, and changes nothing else. */
  begin(offer: {
    email: string;
    /** For the security log. */
    reason: string;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<HelpBeginning>;
  /** Starts the wait, or finds that the link has started it already. Null where the link does not count, or no longer. */
  start(starting: {
    tokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string; dueAt: Date; isStartedNow: boolean } | null>;
  /** By the link in the notice of the start, once. */
  cancel(cancelling: {
    tokenHash: Uint8Array;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string } | null>;
  /** By a live session; `none` where nothing waits, or no longer. */
  cancelOwn(cancelling: {
    session: ActingSession;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<'cancelled' | 'none' | 'session-gone'>;
  /**
   * Ends one whose wait is over: removes every enrolled factor, raises the security epoch, ends every session and challenge and
   * leaves a notice to the owner: all of it, or, where it no longer counts, nothing. Null when none is due that another
   * replica is not at.
   */
  completeNext(completion: {
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string; isCompleted: boolean } | null>;
}
