import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { recoveryCodeShape } from '../vocabulary.ts';
import { makeRecoveryCode, matchRecoveryCode, recoveryCodeMac } from './recovery-code.ts';

const bytesOf = (hex: string) => () => Buffer.from(hex, 'hex');

test.each([
  ['00000000000000000000', '0000000000000000'],
  ['ffffffffffffffffffff', 'ZZZZZZZZZZZZZZZZ'],
  // Crockford's own digits of 31, 16, 8, 4, 2, 1 and their neighbours: every character once in two codes.
  ['00443214c74254b635cf', '0123456789ABCDEF'],
  ['84653a56d7c675be77df', 'GHJKMNPQRSTVWXYZ'],
])('%s reads %s in base32', (hex, code) => {
  expect(makeRecoveryCode(bytesOf(hex))).toBe(code);
});

test('SEC-46 each character is as likely as another, and a code takes 80 random bits', () => {
  const counts = new Map<string, number>();
  let taken = 0;
  for (let made = 0; made < 4_000; made += 1) {
    const code = makeRecoveryCode((length) => {
      taken += length;
      return randomBytes(length);
    });
    for (const character of code) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect(taken * 8).toBe(4_000 * 80);
  expect([...counts.keys()].toSorted().join('')).toBe([...recoveryCodeShape.alphabet].toSorted().join(''));
  // 2,000 of each are expected; six standard deviations are 264.
  for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(264);
});

test('SEC-47 a code at rest is an HMAC-SHA-256 under the key of its set', () => {
  const key = randomBytes(32);
  const mac = createHmac('sha256', key).update('0123456789ABCDEF').digest();
  expect(Buffer.from(recoveryCodeMac(key, '0123456789ABCDEF')).equals(mac)).toBe(true);
});

test('a code matches the one MAC that is its own', () => {
  const key = randomBytes(32);
  const macs = ['0123456789ABCDEF', 'GHJKMNPQRSTVWXYZ'].map((code) => recoveryCodeMac(key, code));
  expect(matchRecoveryCode(key, 'GHJKMNPQRSTVWXYZ', macs)).toEqual(macs[1]);
  expect(matchRecoveryCode(key, 'GHJKMNPQRSTVWXY0', macs)).toBeNull();
  expect(matchRecoveryCode(randomBytes(32), 'GHJKMNPQRSTVWXYZ', macs)).toBeNull();
  expect(matchRecoveryCode(key, 'GHJKMNPQRSTVWXYZ', [])).toBeNull();
  expect(matchRecoveryCode(key, 'GHJKMNPQRSTVWXYZ', [new Uint8Array(31), new Uint8Array()])).toBeNull();
});
