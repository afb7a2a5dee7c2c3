import type { SealedFor, SealedSecret } from './crypto.ts';

/** How many rows need a key. */
export interface KeyUse {
  keyId: string;
  authenticators: number;
  pendingActivations: number;
}

export interface StoredSecret {
  row: SealedFor;
  secret: SealedSecret;
}

/** The same secret sealed once more: `from` is what was read, `to` what shall stand there instead. */
export interface Resealing {
  row: SealedFor;
  from: SealedSecret;
  to: SealedSecret;
}

/** The secrets of all authenticators and of the pending activations that still live, whoever they belong to. */
export interface SealedSecrets {
  /** By key, but for the keys named in `except`; a key that no row needs is not in it. */
  countByKey(counted: { except: readonly string[] }): Promise<KeyUse[]>;
  /** The next batch under one key, in the order of the authenticators' ids, after the given one. */
  nextUnder(keyId: string, page: { after: string | null }): Promise<StoredSecret[]>;
  /** Leaves alone what is no longer as it was read. Returns how many were replaced. */
  reseal(resealings: readonly Resealing[]): Promise<number>;
}
