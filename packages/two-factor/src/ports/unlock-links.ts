import type { Addressee } from './mail.ts';
import type { Browser, MetBrowser, RequestOrigin } from './request.ts';

/** What becomes of a request for a mail by an email alone. */
export type LinkRequest =
  | { kind: 'refused'; retryAfterSeconds: number }
  /** Whether the email has had its share of mails is told to nobody. */
  | { kind: 'taken'; isWithinAllowance: boolean };

export interface LinkRequestKeys {
  account: Uint8Array;
  accountByDay: Uint8Array;
  network: Uint8Array;
  /** Of the IPv6 site around the network; null where there is none. */
  site: Uint8Array | null;
}

/** Links that make the browser which opens them known to the account. They prove no password and begin no session. */
export interface UnlockLinks {
  /** Counts the request, and looks at no account: what is answered after it cannot depend on one (SEC-03). */
  charge(keys: LinkRequestKeys): Promise<LinkRequest>;
  /**
   * Makes the link where the email has an account; else the addressee is null. Earlier links stay as good as they were, so
   * that asking for more takes nobody's away (SEC-09).
   */
  issue(request: {
    email: string;
    tokenHash: Uint8Array;
    requestedFrom: RequestOrigin;
  }): Promise<{ addressee: Addressee | null; now: Date }>;
  /** Spends the link and meets the browser, and says whose link it was: all of it, or nothing and null. */
  open(link: {
    tokenHash: Uint8Array;
    browser: Browser;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string; met: MetBrowser } | null>;
}
