import type { SecretSeal } from '../../ports/crypto.ts';
import type { SealedSecrets } from '../../ports/sealed-secrets.ts';

interface Dependencies {
  sealedSecrets: SealedSecrets;
  secretSeal: SecretSeal;
}

/** The keys that rows need and that are not configured, with how many need each. */
export const makeFindMissingKeys =
  ({ sealedSecrets, secretSeal }: Dependencies) =>
  () =>
    sealedSecrets.countByKey({ except: secretSeal.keyIds });
