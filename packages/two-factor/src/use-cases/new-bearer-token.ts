import type { RandomSource } from '../ports/crypto.ts';
import { BEARER_TOKEN_BYTES, bearerTokenFrom, hashOfBearerToken } from '../rules/bearer-token.ts';

/** A token for a cookie, with the hash that is stored of it. */
export function newBearerToken(random: RandomSource): { token: string; tokenHash: Uint8Array } {
  const token = bearerTokenFrom(random.bytes(BEARER_TOKEN_BYTES));
  return { token, tokenHash: hashOfBearerToken(token) };
}
