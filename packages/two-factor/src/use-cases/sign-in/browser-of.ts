import type { Browser } from '../../ports/browser.ts';
import type { RandomSource } from '../../ports/random-source.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { newBearerToken } from '../new-bearer-token.ts';

/** The browser by the device cookie it sent, or a new one if that is missing or none of ours. */
export function browserOf(
  cookie: string | undefined,
  random: RandomSource,
): { browser: Browser; browserToken: string } {
  const known = bearerTokenHash(cookie);
  if (cookie !== undefined && known) return { browser: { newId: random.id(), tokenHash: known }, browserToken: cookie };
  const { token, tokenHash } = newBearerToken(random);
  return { browser: { newId: random.id(), tokenHash }, browserToken: token };
}
