import type { SecretSeal } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { Resealing, ResealOutdated, SealedSecrets, StoredSecret } from '../../ports/sealed-secrets.ts';

interface Dependencies {
  inBackground: InBackground;
  sealedSecrets: SealedSecrets;
  secretSeal: SecretSeal;
}

/**
 * Reseals a secret that was opened under an older key with the newest one (SEC-35). In the background, once the outcome is
 * settled: a sign-in neither waits for key rotation nor fails because of it.
 */
export const makeResealOutdated =
  ({ inBackground, sealedSecrets, secretSeal }: Dependencies): ResealOutdated =>
  (opened) => {
    if (!secretSeal.isOutdated(opened.secret)) return;
    inBackground('seal a secret anew', async () => {
      await sealedSecrets.reseal([reseal(secretSeal, opened)]);
    });
  };

/** @throws SecretUnreadable */
export const reseal = (secretSeal: SecretSeal, { row, secret }: StoredSecret): Resealing => ({
  row,
  from: secret,
  to: secretSeal.seal(secretSeal.open(secret, row), row),
});
