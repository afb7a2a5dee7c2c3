export interface SealedSecret {
  keyId: string;
  /** Nonce, ciphertext and tag in one. */
  sealed: Uint8Array;
}

/** The row that a secret belongs to; a sealed secret opens in no other (SEC-34). */
export interface SealedFor {
  accountId: string;
  authenticatorId: string;
}

/** Authenticator secrets at rest: AES-256-GCM under a key that is not in the database. */
export interface SecretSeal {
  /** Of every key that is configured. The first seals, all open. */
  keyIds: readonly [string, ...string[]];
  seal(secret: Uint8Array, row: SealedFor): SealedSecret;
  /** @throws SecretUnreadable when the key is missing or the row is not the one it was sealed for (SEC-36). */
  open(sealed: SealedSecret, row: SealedFor): Uint8Array;
  /** Whether any key but the first sealed it. */
  isOutdated(sealed: SealedSecret): boolean;
}

export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable';
  /** For the log, which keeps no messages. */
  readonly code: 'KEY_MISSING' | 'SEAL_BROKEN';

  constructor(code: SecretUnreadable['code'], message: string) {
    super(message);
    this.code = code;
  }
}
