import type { ChallengePurpose } from '../vocabulary.ts';

/** What an emailed code is bound to: a code of one challenge or purpose is worth nothing in another (SEC-38). */
export interface EmailCodeBinding {
  purpose: ChallengePurpose;
  challengeId: string;
}

export interface StoredCodeMac {
  keyId: string;
  mac: Uint8Array;
}

/** Emailed codes at rest: HMAC-SHA-256 under a key that is not in the database, since a bare hash of a million values falls at once. */
export interface CodeMac {
  make(code: string, binding: EmailCodeBinding): StoredCodeMac;
  /** Compares in constant time; false when the key is no longer known. */
  matches(code: string, binding: EmailCodeBinding, stored: StoredCodeMac): boolean;
}

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
export interface RandomSource {
  /** Cryptographically secure random bytes. */
  bytes(length: number): Uint8Array;
  /** Six digits, each of the million values equally likely (SEC-37). */
  sixDigits(): string;
  /** An identifier for a new row. */
  id(): string;
}
