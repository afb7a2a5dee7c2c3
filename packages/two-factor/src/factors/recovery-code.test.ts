import { randomBytes } from 'node:crypto';
import { createSecretSeal } from '@countersign/crypto';
import { expect, test } from 'vitest';
import type { StoredSecret } from '../ports/sealed-secrets.ts';
import { recoveryCodeMac } from '../rules/recovery-code.ts';
import { createRecoveryCodeFactor } from './recovery-code.ts';

const secretSeal = createSecretSeal([{ id: 'key', key: randomBytes(32) }]);
const opened: StoredSecret[] = [];
const factor = createRecoveryCodeFactor({ secretSeal, resealOutdated: (secret) => opened.push(secret) });

const row = { accountId: 'an account', kind: 'recovery-codes', id: 'a set' } as const;
const question = { accountId: 'an account', challengeId: 'a challenge', purpose: 'sign-in', now: new Date() } as const;
const key = randomBytes(32);
const macs = ['0123456789ABCDEF', 'GHJKMNPQRSTVWXYZ'].map((code) => recoveryCodeMac(key, code));
const stored = { recoveryCodesId: 'a set', key: secretSeal.seal(key, row), macs };

test('the evidence of a right code is its own MAC in its own set', async () => {
  expect(await factor.judge(stored, { code: 'GHJKMNPQRSTVWXYZ' }, question)).toEqual({
    factor: 'recovery-code',
    recoveryCodesId: 'a set',
    mac: macs[1],
  });
});

test('a code that is not in the set is wrong', async () => {
  expect(await factor.judge(stored, { code: '0000000000000000' }, question)).toBe('code-refused');
  expect(await factor.judge({ ...stored, macs: [] }, { code: 'GHJKMNPQRSTVWXYZ' }, question)).toBe('code-refused');
});

test('SEC-34 a set that was copied to another account judges nothing', async () => {
  const judged = factor.judge(stored, { code: 'GHJKMNPQRSTVWXYZ' }, { ...question, accountId: 'another account' });
  await expect(judged).rejects.toMatchObject({ name: 'SecretUnreadable', code: 'SEAL_BROKEN' });
});

test('after judging, the key of the set may be sealed anew', () => {
  factor.afterJudging?.(stored, question);
  expect(opened).toEqual([{ row, secret: stored.key }]);
});
