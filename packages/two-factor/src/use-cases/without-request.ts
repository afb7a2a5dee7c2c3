import type { RandomSource } from '../ports/crypto.ts';
import type { RequestOrigin } from '../ports/request.ts';
import { languages } from '../vocabulary.ts';

/** The origin of what no browser asked for: a command of an operator, or a job that was due. */
export const withoutRequest = (random: RandomSource): RequestOrigin => ({
  requestId: random.id(),
  browser: null,
  address: null,
  language: languages[0],
});
