import type { Browser, MetBrowser } from './browser.ts';
import type { Addressee, RequestOrigin } from './mailer.ts';
import type { ChargedTries } from './password-tries.ts';

/** Authentication method references, RFC 8176 where it has a name: password, authenticator code, emailed code. */
export type Amr = 'pwd' | 'otp' | 'email';

export interface NewSession {
  id: string;
  tokenHash: Uint8Array;
  amr: Amr[];
  /** The session that the same browser held until now, which the new one ends. */
  replaces: Uint8Array | null;
}

export interface LiveSession extends Addressee {
  id: string;
  accountId: string;
  securityEpoch: number;
  amr: Amr[];
  signedInAt: Date;
  expiresAt: Date;
  /** Until it ends if it is not used again, in whole seconds; this use counts. */
  endsInSeconds: number;
  /** Whether the password or a second factor was proved recently enough for a sensitive action. */
  provedLately: boolean;
}

export interface Sessions {
  /**
   * Begins a session on the password alone. It counts only at the security epoch at which the account was seen without
   * an authenticator, so an activation that comes between ends it before its first use. Gives the tries back.
   */
  startWithPassword(start: {
    session: NewSession;
    accountId: string;
    securityEpoch: number;
    browser: Browser;
    tries: ChargedTries;
    requestedFrom: RequestOrigin;
  }): Promise<MetBrowser>;
  /** Finds a session that is neither idle, expired nor of an older security epoch, and notes that it was used. */
  find(tokenHash: Uint8Array): Promise<LiveSession | null>;
  /** Notes the fresh proof and gives the session a new token; false when it has ended. Gives the tries back either way. */
  renew(renewal: {
    sessionId: string;
    tokenHash: Uint8Array;
    tries: ChargedTries;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
  /** Says whose it was; null when there was none. */
  end(ending: { tokenHash: Uint8Array; requestedFrom: RequestOrigin }): Promise<{ accountId: string } | null>;
}
