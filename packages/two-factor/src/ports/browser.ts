/** The browser that a request came from, known by its device cookie. It selects a guessing budget and never skips a step. */
export interface Browser {
  /** For the row, should this be the first time that the browser meets the account. */
  newId: string;
  tokenHash: Uint8Array;
}
