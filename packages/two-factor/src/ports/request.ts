import type { Language } from '../vocabulary.ts';

/** Where a request came from, for the person who reads the mail and for the security log. */
export interface RequestOrigin {
  /** As in the log of requests. */
  requestId: string;
  /** Chrome, macOS; null when the request did not say. */
  browser: { name: string; system: string | null } | null;
  /** Network address of the client, as far as the configured proxies can be trusted; null when it is none. */
  address: string | null;
  /** The language of the page that sent it. */
  language: Language;
}

/** Where a request came from, as far as a client can be told from its neighbours by its address. */
export interface ClientNetwork {
  subnet: string;
  /** The block around it of which one customer may hold every subnet; null where there is no such block. */
  site: string | null;
}

/** The browser that a request came from, by its device cookie. It selects a guessing budget and never skips a step. */
export interface Browser {
  /** Of the tokens that the cookie holds, at most one of which is this account's. */
  tokenHashes: readonly Uint8Array[];
  /** For the row, should the account not know the browser yet. */
  newId: string;
  newTokenHash: Uint8Array;
}

/** The browser's row at one account. */
export interface MetBrowser {
  browserId: string;
  /** Whether the row was made now, under the new id and the new token. */
  isNewBrowser: boolean;
}

export interface TrustedBrowser {
  /** Null when the account has forgotten the browser meanwhile. */
  browserId: string | null;
}
