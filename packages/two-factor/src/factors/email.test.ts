import { createCodeMac } from '@countersign/crypto';
import { expect, test } from 'vitest';
import { createEmailFactor } from './email.ts';
import type { Question } from './factor.ts';

const codeMac = createCodeMac([{ id: 'test', key: new Uint8Array(32).fill(7) }]);
const factor = createEmailFactor({ codeMac, emailIsAFactor: true });
const question: Question = { accountId: 'an account', challengeId: 'a challenge', purpose: 'sign-in', now: new Date() };
const stored = codeMac.make('123456', question);

test('the code of the challenge is the evidence, by its MAC', async () => {
  expect(await factor.judge(stored, { code: '123456' }, question)).toEqual({ factor: 'email', mac: stored.mac });
});

test.each([
  ['another code', '123457', question],
  ['none', '', question],
  ['the code of another challenge', '123456', { ...question, challengeId: 'another' }],
  ['a code for another purpose', '123456', { ...question, purpose: 'deactivation' as const }],
])('code-refused: %s', async (_, code, asked) => {
  expect(await factor.judge(stored, { code }, asked)).toBe('code-refused');
});

test('code-refused: the key is no longer known', async () => {
  const other = createCodeMac([{ id: 'other', key: new Uint8Array(32).fill(7) }]);
  const forgetful = createEmailFactor({ codeMac: other, emailIsAFactor: true });
  expect(await forgetful.judge(stored, { code: '123456' }, question)).toBe('code-refused');
});

test('without email as a factor a code signs nobody in, and still deactivates', async () => {
  const withoutEmail = createEmailFactor({ codeMac, emailIsAFactor: false });
  expect(await withoutEmail.judge(stored, { code: '123456' }, question)).toBe('code-refused');
  const deactivation = { ...question, purpose: 'deactivation' } as const;
  const mailed = codeMac.make('123456', deactivation);
  expect(await withoutEmail.judge(mailed, { code: '123456' }, deactivation)).toMatchObject({ mac: mailed.mac });
});
