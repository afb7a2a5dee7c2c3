import type { EmailCodePurpose } from './mailer.ts';

/** What an emailed code is bound to: a code of one challenge or purpose is worth nothing in another (SEC-38). */
export interface EmailCodeBinding {
  purpose: EmailCodePurpose;
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
