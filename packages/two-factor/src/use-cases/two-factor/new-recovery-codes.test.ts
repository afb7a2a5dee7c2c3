import { randomBytes } from 'node:crypto';
import { createSecretSeal, systemRandom } from '@countersign/crypto';
import { expect, test } from 'vitest';
import { matchRecoveryCode } from '../../rules/recovery-code.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';

const secretSeal = createSecretSeal([{ id: 'key', key: randomBytes(32) }]);
const made = () => newRecoveryCodes({ random: systemRandom, secretSeal }, 'an account');
const keyOf = ({ kept: { id, key } }: ReturnType<typeof made>) =>
  secretSeal.open(key, { accountId: 'an account', kind: 'recovery-codes', id });

test('SEC-47 a set is kept as the MACs of its codes, under a key that no other set has', () => {
  const [one, other] = [made(), made()];
  for (const code of one.codes) {
    expect(matchRecoveryCode(keyOf(one), code, one.kept.macs)).not.toBeNull();
    expect(matchRecoveryCode(keyOf(other), code, one.kept.macs)).toBeNull();
  }
  expect(one.kept.macs).toHaveLength(10);
  expect(Buffer.from(keyOf(one)).equals(keyOf(other))).toBe(false);
});
