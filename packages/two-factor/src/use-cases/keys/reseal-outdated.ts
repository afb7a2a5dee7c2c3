import type { InBackground } from '../../ports/background.ts';
import type { SealedSecrets, StoredSecret } from '../../ports/sealed-secrets.ts';
import type { SecretSeal } from '../../ports/secret-seal.ts';
import { reseal } from './reseal.ts';

export type ResealOutdated = (opened: StoredSecret) => void;

interface Dependencies {
  inBackground: InBackground;
  sealedSecrets: SealedSecrets;
  secretSeal: SecretSeal;
}

/**
 * Seals a secret that was opened under an older key with the newest one (SEC-35). In the background, and asked for only
 * once the answer is settled: whoever signs in neither waits for a rotation nor fails by it.
 */
export const makeResealOutdated =
  ({ inBackground, sealedSecrets, secretSeal }: Dependencies): ResealOutdated =>
  (opened) => {
    if (!secretSeal.isOutdated(opened.secret)) return;
    inBackground('seal a secret anew', async () => {
      await sealedSecrets.reseal([reseal(secretSeal, opened)]);
    });
  };
