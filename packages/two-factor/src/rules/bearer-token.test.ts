import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEARER_TOKEN_BYTES, bearerTokenFrom, bearerTokenHash, hashOfBearerToken } from './bearer-token.ts';

const anyRandom = fc.uint8Array({ minLength: BEARER_TOKEN_BYTES, maxLength: BEARER_TOKEN_BYTES });
const issued = bearerTokenFrom(new Uint8Array(BEARER_TOKEN_BYTES).fill(0xfb));

test('a token carries 256 bits', () => {
  expect(BEARER_TOKEN_BYTES * 8).toBe(256);
});

test('every token that we issue keeps all its bits and is found by the hash that we stored of it', () => {
  fc.assert(
    fc.property(anyRandom, (random) => {
      const token = bearerTokenFrom(random);
      expect([...Buffer.from(token, 'base64url')]).toEqual([...random]);
      expect(bearerTokenHash(token)).toEqual(hashOfBearerToken(token));
    }),
  );
});

test('what is stored is the SHA-256 of the token: 32 bytes that are not the token', () => {
  const stored = hashOfBearerToken(issued);
  expect(Buffer.from(stored).toString('hex')).toBe(createHash('sha256').update(issued, 'ascii').digest('hex'));
  expect(stored).toHaveLength(32);
  expect(Buffer.from(stored).toString('base64url')).not.toBe(issued);
});

test('different tokens have different hashes', () => {
  fc.assert(
    fc.property(anyRandom, anyRandom, (one, other) => {
      fc.pre(!Buffer.from(one).equals(other));
      expect(hashOfBearerToken(bearerTokenFrom(one))).not.toEqual(hashOfBearerToken(bearerTokenFrom(other)));
    }),
  );
});

describe('what we cannot have issued has no hash', () => {
  test.each([
    ['no cookie', undefined],
    ['an empty one', ''],
    ['one character short', issued.slice(1)],
    ['one character long', `${issued}A`],
    ['a last character that no 32 bytes end in', `${'A'.repeat(42)}B`],
    ['padded', `${issued}=`],
    ['a line break at the end', `${issued}\n`],
    ['the other base64 alphabet', issued.replaceAll('-', '+').replaceAll('_', '/')],
    ['a space', ` ${issued.slice(1)}`],
    ['a letter beyond ASCII', `é${issued.slice(1)}`],
    ['percent-encoding', `%41${issued.slice(3)}`],
  ])('%s', (_, value) => {
    expect(bearerTokenHash(value)).toBeNull();
  });
});
