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
  seal(secret: Uint8Array, row: SealedFor): SealedSecret;
  /** @throws SecretUnreadable when the key is missing or the row is not the one it was sealed for (SEC-36). */
  open(sealed: SealedSecret, row: SealedFor): Uint8Array;
}

export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable';
}
