import type { Resealing, StoredSecret } from '../../ports/sealed-secrets.ts';
import type { SecretSeal } from '../../ports/secret-seal.ts';

/** @throws SecretUnreadable */
export const reseal = (secretSeal: SecretSeal, { row, secret }: StoredSecret): Resealing => ({
  row,
  from: secret,
  to: secretSeal.seal(secretSeal.open(secret, row), row),
});
