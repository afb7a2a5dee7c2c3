import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** A known browser, as the owner sees it in the list. Its id is the row's and not the token of its cookie. */
export interface ListedBrowser {
  id: string;
  /** Whether it is the one that the session began in. */
  isThisOne: boolean;
  /** What it last called itself; null where it did not say, or was last used before this was kept. */
  browser: RequestOrigin['browser'];
  lastSeenAt: Date;
}

/** The browsers that an account knows: each has tries of its own there, and skips no step (SEC-68). */
export interface Browsers {
  /** This one first, then those last used, up to a limit. */
  list(session: ActingSession): Promise<ListedBrowser[]>;
  /** A browser that is forgotten is a stranger's from then on; no session ends. */
  forget(forgetting: {
    session: ActingSession;
    browserId: string;
    requestedFrom: RequestOrigin;
  }): Promise<'forgotten' | 'no-such-browser' | 'session-gone'>;
  forgetAll(forgetting: {
    session: ActingSession;
    requestedFrom: RequestOrigin;
  }): Promise<'forgotten' | 'session-gone'>;
}
