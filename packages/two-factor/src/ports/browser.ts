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
