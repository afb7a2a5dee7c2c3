import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { NewRecoveryCodes } from '../../ports/recovery-codes.ts';
import { RECOVERY_CODES } from '../../rules/limits.ts';
import { makeRecoveryCode, RECOVERY_KEY_BYTES, recoveryCodeMac } from '../../rules/recovery-code.ts';

interface Dependencies {
  random: RandomSource;
  secretSeal: SecretSeal;
}

/** A set of codes for an account: in clear, to be shown once, and as it is kept. */
export function newRecoveryCodes(
  { random, secretSeal }: Dependencies,
  accountId: string,
): { codes: string[]; kept: NewRecoveryCodes } {
  const id = random.id();
  const key = random.bytes(RECOVERY_KEY_BYTES);
  const codes = Array.from({ length: RECOVERY_CODES }, () => makeRecoveryCode(random.bytes));
  const macs = codes.map((code) => recoveryCodeMac(key, code));
  return { codes, kept: { id, key: secretSeal.seal(key, { accountId, kind: 'recovery-codes', id }), macs } };
}
