import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCodeMac } from './code-mac.ts';
import { deriveKeyring, type Keyring } from './keyring.ts';

const keyring: Keyring = [{ id: 'k1', key: randomBytes(32) }];
const binding = { purpose: 'sign-in', challengeId: 'challenge-1' } as const;
const codeMac = createCodeMac(keyring);
const stored = codeMac.make('123456', binding);

test('a code matches its own MAC', () => {
  expect(codeMac.matches('123456', binding, stored)).toBe(true);
});

describe('SEC-38 and no other', () => {
  test.each([
    ['another code', '123457', binding],
    ['a shorter one', '12345', binding],
    ['none', '', binding],
    ['another purpose', '123456', { ...binding, purpose: 'deactivation' }],
    ['another challenge', '123456', { ...binding, challengeId: 'challenge-2' }],
    ['the challenge joined with the code', '3456', { ...binding, challengeId: 'challenge-1|12' }],
  ] as const)('%s', (_, code, other) => {
    expect(codeMac.matches(code, other, stored)).toBe(false);
  });

  test.each([
    ['empty', new Uint8Array()],
    ['cut short', stored.mac.subarray(0, 16)],
    ['longer', Buffer.concat([stored.mac, stored.mac])],
  ])('SEC-21 a stored MAC that is %s matches nothing and breaks nothing', (_, mac) => {
    expect(codeMac.matches('123456', binding, { ...stored, mac })).toBe(false);
  });

  test('one under a key that is not configured any more', () => {
    expect(codeMac.matches('123456', binding, { ...stored, keyId: 'k0' })).toBe(false);
    expect(createCodeMac([{ id: 'k1', key: randomBytes(32) }]).matches('123456', binding, stored)).toBe(false);
  });
});

test('SEC-38 the MAC is 32 bytes, keyed, and the key is derived for this use only', () => {
  const text = 'sign-in|challenge-1|123456';
  const [{ key }] = keyring;
  const wrongKeys = [key, deriveKeyring('authenticator secrets', keyring).newest.key];
  const guesses = [
    createHash('sha256').update(text).digest(),
    ...wrongKeys.map((each) => createHmac('sha256', each).update(text).digest()),
  ];
  expect(stored.mac).toHaveLength(32);
  for (const guess of guesses) expect(guess.equals(stored.mac)).toBe(false);
});

test('an older key of the keyring still matches; new MACs are made with the first', () => {
  const rotated = createCodeMac([{ id: 'k2', key: randomBytes(32) }, ...keyring]);
  expect(rotated.matches('123456', binding, stored)).toBe(true);
  expect(rotated.make('123456', binding).keyId).toBe('k2');
});
