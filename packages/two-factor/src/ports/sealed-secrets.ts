import type { SealedFor, SealedSecret } from './crypto.ts';

/** How many rows need a key. */
export interface KeyUse {
  keyId: string;
  authenticators: number;
  pendingActivations: number;
  /** Sets of recovery codes. */
  recoveryCodes: number;
  /** Of either kind, as an undo would put them back. */
  restorableSecrets: number;
}

export interface StoredSecret {
  row: SealedFor;
  secret: SealedSecret;
}

/** Takes note of a secret that was opened, to seal it anew should its key be an older one. */
export type ResealOutdated = (opened: StoredSecret) => void;

/** The same secret sealed once more: `from` is what was read, `to` what shall stand there instead. */
export interface Resealing {
  row: SealedFor;
  from: SealedSecret;
  to: SealedSecret;
}

/**
 * Secrets of authenticators and of pending activations that still live, and keys of recovery codes, whoever they belong to;
 * and of both those that an undo would put back.
 */
export interface SealedSecrets {
  /** By key, but for the keys named in `except`; a key that no row needs is not in it. */
  countByKey(counted: { except: readonly string[] }): Promise<KeyUse[]>;
  /** The next batch under one key, in the order of the ids that they are sealed for, after the given one. */
  nextUnder(keyId: string, page: { after: string | null }): Promise<StoredSecret[]>;
  /** Leaves alone what is no longer as it was read. Returns how many were replaced. */
  reseal(resealings: readonly Resealing[]): Promise<number>;
}
