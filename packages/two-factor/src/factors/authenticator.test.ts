import { createSecretSeal } from '@countersign/crypto';
import { timeBasedCode, timeStepAt } from '@countersign/playwright/time-based-code';
import { expect, test } from 'vitest';
import type { StoredSecret } from '../ports/sealed-secrets.ts';
import { createAuthenticatorFactor } from './authenticator.ts';
import type { Question } from './factor.ts';

const secretSeal = createSecretSeal([{ id: 'test', key: new Uint8Array(32).fill(7) }]);
const opened: StoredSecret[] = [];
const resealOutdated = (secret: StoredSecret) => opened.push(secret);
const factor = createAuthenticatorFactor({ resealOutdated, secretSeal });

const secret = Buffer.from('12345678901234567890');
const row = { accountId: 'an account', kind: 'authenticator', id: 'an authenticator' } as const;
const now = new Date('2030-01-01T00:00:15Z');
const step = timeStepAt(now);
const question: Question = { accountId: row.accountId, challengeId: 'a challenge', purpose: 'sign-in', now };
const stored = { authenticatorId: row.id, secret: secretSeal.seal(secret, row), lastStep: 0 };

test.each([-1, 0, 1])('a code of %i steps from now is the evidence, by its time step', async (drift) => {
  const code = timeBasedCode(secret, step + drift);
  expect(await factor.judge(stored, { code }, question)).toEqual({
    factor: 'authenticator',
    authenticatorId: row.id,
    step: step + drift,
  });
});

test.each([
  ['a code of two steps ago', timeBasedCode(secret, step - 2), 0],
  ['a code of two steps ahead', timeBasedCode(secret, step + 2), 0],
  ['none', '', 0],
])('code-refused: %s', async (_, code, lastStep) => {
  expect(await factor.judge({ ...stored, lastStep }, { code }, question)).toBe('code-refused');
});

test.each([
  ['the last code that was accepted', timeBasedCode(secret, step), step],
  ['one older than that', timeBasedCode(secret, step - 1), step],
])('code-replayed: %s', async (_, code, lastStep) => {
  expect(await factor.judge({ ...stored, lastStep }, { code }, question)).toBe('code-replayed');
});

test('SecretUnreadable: a secret opens for no other account', async () => {
  const code = timeBasedCode(secret, step);
  await expect(factor.judge(stored, { code }, { ...question, accountId: 'another' })).rejects.toThrow(
    expect.objectContaining({ code: 'SEAL_BROKEN' }),
  );
});

test('the secret that was opened may be sealed anew once the answer is settled, and not before', async () => {
  await factor.judge(stored, { code: '000000' }, question);
  expect(opened).toEqual([]);
  factor.afterJudging?.(stored, question);
  expect(opened).toEqual([{ row, secret: stored.secret }]);
});
