import { expect, test } from 'vitest';
import { passkey as enPasskey } from '../words/en/passkey.ts';
import { passkey as zhCnPasskey } from '../words/zh-cn/passkey.ts';
import { failureOf, PasskeyError } from './passkey-error.ts';
import { passkeySentence } from './passkey-sentence.ts';

test.each([
  ['NotAllowedError', 'cancelled', 'cancelled'],
  ['TimeoutError', 'cancelled', 'cancelled'],
  ['InvalidStateError', 'registered', 'failed'],
  ['SecurityError', 'wrong-address', 'wrong-address'],
  ['AbortError', 'aborted', 'aborted'],
  ['ConstraintError', 'failed', 'failed'],
  ['NotSupportedError', 'failed', 'failed'],
  ['UnknownError', 'failed', 'failed'],
])('%s, where a passkey is made, is "%s", and where one signs "%s"', (name, made, signed) => {
  const cause = new DOMException('', name);
  expect(failureOf('create', cause)).toMatchObject({ ceremony: 'create', reason: made, cause });
  expect(failureOf('sign', cause)).toMatchObject({ ceremony: 'sign', reason: signed, cause });
});

test.each([new TypeError('x is not a function'), 'a string', undefined])('%s is no failure of a passkey', (fault) => {
  expect(failureOf('sign', fault)).toBe(fault);
});

test('each failure says something of its own, and what to do next', () => {
  const reasons = ['cancelled', 'registered', 'unsupported', 'wrong-address', 'aborted', 'failed'] as const;
  for (const words of [enPasskey, zhCnPasskey]) {
    const created = reasons.map((reason) => passkeySentence(new PasskeyError('create', reason), words));
    expect(new Set(created).size).toBe(reasons.length);
    const signed = reasons.map((reason) => passkeySentence(new PasskeyError('sign', reason), words));
    expect(new Set(signed).size).toBe(reasons.length - 1);
    for (const sentence of [...created, ...signed]) expect(sentence).toMatch(/[.。].*[.。]$/su);
  }
});

test('no browser tells whether there was a passkey that fits, and the sentence says so', () => {
  expect(passkeySentence(new PasskeyError('sign', 'cancelled'), enPasskey)).toContain('Browsers do not tell');
});
