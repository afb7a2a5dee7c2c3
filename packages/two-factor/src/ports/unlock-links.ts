import type { Browser, MetBrowser } from './browser.ts';
import type { Addressee, RequestOrigin } from './mailer.ts';

export type UnlockLinkRequest =
  | { kind: 'refused'; retryAfterSeconds: number }
  /** `toSend` is null where the email has no account or has had its share of mails; nobody is told the difference. */
  | { kind: 'taken'; toSend: { addressee: Addressee; now: Date } | null };

/** Links that make the browser which opens them known to the account. They prove no password and begin no session. */
export interface UnlockLinks {
  /** Earlier links stay as good as they were, so that asking for more takes nobody's away (SEC-09). */
  issue(request: {
    email: string;
    tokenHash: Uint8Array;
    keys: { account: Uint8Array; network: Uint8Array };
    requestedFrom: RequestOrigin;
  }): Promise<UnlockLinkRequest>;
  /** Spends the link and meets the browser, and says whose link it was: all of it, or nothing and null. */
  open(link: {
    tokenHash: Uint8Array;
    browser: Browser;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string; met: MetBrowser } | null>;
}
