import { systemRandom } from '@countersign/crypto';
import { expect, test } from 'vitest';
import { bearerTokenHash } from '../rules/bearer-token.ts';
import { newBearerToken } from './new-bearer-token.ts';

test('a token is one that we take back by its hash, and never the same twice', () => {
  const [first, second] = [newBearerToken(systemRandom), newBearerToken(systemRandom)];
  expect(bearerTokenHash(first.token)).toEqual(first.tokenHash);
  expect(second.token).not.toBe(first.token);
});
