import type { SecretSeal } from '../../ports/crypto.ts';
import type { KeyUse, SealedSecrets } from '../../ports/sealed-secrets.ts';

export interface KeyReport extends KeyUse {
  /** The newest seals, an older one only opens, a missing one is not configured. */
  standing: 'newest' | 'older' | 'missing';
}

interface Dependencies {
  sealedSecrets: SealedSecrets;
  secretSeal: SecretSeal;
}

const unused = { authenticators: 0, pendingActivations: 0, recoveryCodes: 0, restorableSecrets: 0 };

/** Every key that is configured, in the order of the keyring, and then every other that a row needs. */
export const makeReportKeys =
  ({ sealedSecrets, secretSeal }: Dependencies) =>
  async (): Promise<KeyReport[]> => {
    const uses = await sealedSecrets.countByKey({ except: [] });
    const { keyIds } = secretSeal;
    const configured = keyIds.map((keyId, index): KeyReport => {
      const use = uses.find((each) => each.keyId === keyId) ?? { keyId, ...unused };
      return { ...use, standing: index === 0 ? 'newest' : 'older' };
    });
    const missing = uses.filter(({ keyId }) => !keyIds.includes(keyId));
    return [...configured, ...missing.map((use): KeyReport => ({ ...use, standing: 'missing' }))];
  };
