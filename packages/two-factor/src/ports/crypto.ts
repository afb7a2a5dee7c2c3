import type { ChallengePurpose } from '../vocabulary.ts';

/** What an emailed code is bound to: a code of one challenge or purpose is worth nothing in another (SEC-38). */
export interface EmailCodeBinding {
  purpose: ChallengePurpose | 'password-reset' | 'email-change';
  /** Or of the request for a new password, or of the pending change of the email. */
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

export const sealedKinds = ['authenticator', 'recovery-codes'] as const;

/** What a secret belongs to, by its id; a sealed secret opens for nothing else (SEC-34). */
export interface SealedFor {
  accountId: string;
  kind: (typeof sealedKinds)[number];
  id: string;
}

/** Authenticator secrets, and the keys of recovery codes, at rest: AES-256-GCM under a key that is not in the database. */
export interface SecretSeal {
  /** Of every key that is configured. The first seals, all open. */
  keyIds: readonly [string, ...string[]];
  seal(secret: Uint8Array, row: SealedFor): SealedSecret;
  /** @throws SecretUnreadable when the key is missing or the row is not the one it was sealed for (SEC-36). */
  open(sealed: SealedSecret, row: SealedFor): Uint8Array;
  /** Whether any key but the first sealed it. */
  isOutdated(sealed: SealedSecret): boolean;
}

/** What is kept of the token of a link whose mail is queued. */
export interface IssuedLink {
  /** The key that the token derives from. */
  keyId: string;
  tokenHash: Uint8Array;
}

/** Tokens of links by the ids of their rows: derived and kept nowhere, so that every retry of a mail carries the same. */
export interface LinkTokens {
  issue(id: string): IssuedLink;
  /** Null when the key is no longer configured. */
  tokenOf(id: string, keyId: string): string | null;
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
  /** Eight, each of the hundred million values equally likely. */
  eightDigits(): string;
  /** An identifier for a new row. */
  id(): string;
}
