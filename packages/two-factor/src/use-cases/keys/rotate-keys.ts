import { type SecretSeal, SecretUnreadable } from '../../ports/crypto.ts';
import type { KeyUse, Resealing, SealedSecrets, StoredSecret } from '../../ports/sealed-secrets.ts';
import { reseal } from './reseal-outdated.ts';

export interface RotationProgress {
  /** Rows visited so far, of those under older keys at the beginning. */
  seen: number;
  total: number;
  /** The rest could not be opened, or were changed concurrently. */
  resealed: number;
  /** Rows under a configured key that cannot be opened. */
  unreadable: number;
}

interface Dependencies {
  sealedSecrets: SealedSecrets;
  secretSeal: SecretSeal;
}

/**
 * Reseals everything under an older key with the newest one (SEC-35). Each batch is a statement that skips rows which have
 * changed since they were read, so a rotation may run while replicas serve, beside another one, repeatedly, and be stopped
 * at any point by not asking for the next batch. Rows whose key is missing are skipped.
 */
export const makeRotateKeys = ({ sealedSecrets, secretSeal }: Dependencies) =>
  async function* rotateKeys(): AsyncGenerator<RotationProgress, void, void> {
    const [newest, ...older] = secretSeal.keyIds;
    const uses = await sealedSecrets.countByKey({ except: [newest] });
    const outdated = uses.filter(({ keyId }) => older.includes(keyId));
    const progress = {
      seen: 0,
      total: outdated.reduce((sum, use) => sum + rowsOf(use), 0),
      resealed: 0,
      unreadable: 0,
    };
    yield { ...progress };

    for (const keyId of older) {
      let after: string | null = null;
      for (;;) {
        const batch: StoredSecret[] = await sealedSecrets.nextUnder(keyId, { after });
        const last = batch.at(-1);
        if (!last) break;
        after = last.row.id;
        const resealings = batch.map((stored) => resealIfReadable(secretSeal, stored)).filter((each) => each !== null);
        progress.resealed += await sealedSecrets.reseal(resealings);
        progress.unreadable += batch.length - resealings.length;
        progress.seen += batch.length;
        progress.total = Math.max(progress.total, progress.seen);
        yield { ...progress };
      }
    }
  };

const rowsOf = ({ authenticators, pendingActivations, recoveryCodes, restorableSecrets }: KeyUse) =>
  authenticators + pendingActivations + recoveryCodes + restorableSecrets;

function resealIfReadable(secretSeal: SecretSeal, stored: StoredSecret): Resealing | null {
  try {
    return reseal(secretSeal, stored);
  } catch (error) {
    if (error instanceof SecretUnreadable) return null;
    throw error;
  }
}
