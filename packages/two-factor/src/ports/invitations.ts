import type { Language } from '../vocabulary.ts';
import type { IssuedLink } from './crypto.ts';
import type { Browser, MetBrowser, RequestOrigin } from './request.ts';
import type { NewSession } from './sessions.ts';
import type { LinkRequest } from './unlock-links.ts';

/** A link to be made; the token of a queued one derives from its id, so that every retry of its mail carries the same. */
export interface NewInvitation extends IssuedLink {
  id: string;
  email: string;
}

/** As an operator sees it: the newest link of each address. */
export interface OpenInvitation {
  email: string;
  name: string | null;
  /** When its newest link was made. */
  invitedAt: Date;
  expiresAt: Date;
  /** Whether the mail with that link has left. */
  isMailed: boolean;
}

/** An invitation whose mail is due. */
export interface DueInvitation {
  id: string;
  email: string;
  name: string | null;
  language: Language;
  /** The key that the link's token derives from. */
  keyId: string;
  createdAt: Date;
}

/** What its link opens. */
export interface FoundInvitation {
  email: string;
  name: string | null;
  expiresAt: Date;
  /** Whether the address has got an account by another way meanwhile. */
  isTaken: boolean;
}

export interface SignUpThrottleKeys {
  email: Uint8Array;
  network: Uint8Array;
  /** Of the IPv6 site around the network; null where there is none. */
  site: Uint8Array | null;
}

/**
 * Links by which somebody sets the password of a new account. There is no account before that, so an address that nobody
 * has verified stands in nobody's way (SEC-30).
 */
export interface Invitations {
  /** Makes the first link of an address and queues its mail. */
  invite(
    invitation: NewInvitation & { name: string | null; language: Language },
  ): Promise<'invited' | 'invited-already' | 'email-taken'>;
  /** Makes another, with the name and in the language of the one before; earlier ones stay good until their own end. */
  resend(invitation: NewInvitation): Promise<'resent' | 'not-invited' | 'email-taken'>;
  /** Ends every link of the address, whoever asked for it; false where there was none. */
  withdraw(email: string): Promise<boolean>;
  /** Those of operators, by address, after one, `limit` at most. */
  list(page: { after: string; limit: number }): Promise<OpenInvitation[]>;
  /** Those whose mail is due. Each is the caller's alone until its next try is due. */
  claim(limit: number): Promise<DueInvitation[]>;
  /** Notes that the mail has left. */
  markMailed(sent: { id: string; mailId: string }): Promise<void>;
  /** Counts a request for a sign-up link, and looks at no account: what is answered after it cannot depend on one (SEC-03). */
  charge(keys: SignUpThrottleKeys): Promise<LinkRequest>;
  /** Makes a link unless the address has an account, and says in which language that one is addressed. */
  signUp(request: {
    id: string;
    email: string;
    tokenHash: Uint8Array;
    language: Language;
  }): Promise<{ isTaken: boolean; language: Language | null; now: Date }>;
  find(tokenHash: Uint8Array): Promise<FoundInvitation | null>;
  /**
   * Spends every link of the address, adds the account and begins its first session (SEC-08): all of it, or nothing and
   * null.
   */
  accept(acceptance: {
    tokenHash: Uint8Array;
    accountId: string;
    passwordHash: string;
    session: NewSession;
    browser: Browser;
    requestedFrom: RequestOrigin;
  }): Promise<MetBrowser | null>;
}
