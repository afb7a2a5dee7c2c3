import { availableParallelism } from 'node:os';
import { type Caller, normalizedPassword, type PasswordHash } from '@countersign/two-factor';
import { hash, verify } from '@node-rs/argon2';
import { type LineReading, type WaitingLine, type WaitingLineLimits, waitingLine } from './waiting-line.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library's salt is 16 random bytes, its tag 32. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

const CURRENT_FORM = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

const places = availableParallelism();

/**
 * Each kind of caller has as many places as there are processors, and one account half of them; what waits is bounded in
 * number and time.
 */
const LIMITS: WaitingLineLimits = {
  places,
  placesOfOne: Math.ceil(places / 2),
  waiting: 50,
  patienceMilliseconds: 2_000,
};

export interface ReadablePasswordHash extends PasswordHash {
  lines(): Record<Caller, LineReading>;
}

export async function argon2PasswordHash(limits = LIMITS): Promise<ReadablePasswordHash> {
  const hashPassword = (password: string) => hash(normalizedPassword(password), PARAMETERS);
  /** Nobody's password: what an unknown account's is compared with, at the same cost as any other. */
  const decoy = await hashPassword(crypto.randomUUID());
  const lines: Record<Caller, WaitingLine> = { known: waitingLine(limits), stranger: waitingLine(limits) };
  return {
    hash: hashPassword,
    async verify(password, stored, { account, caller }) {
      const matches = await lines[caller](account, () => verify(stored ?? decoy, normalizedPassword(password)));
      return stored !== null && matches;
    },
    isOutdated: (stored) => !stored.startsWith(CURRENT_FORM),
    lines: () => ({ known: lines.known.reading(), stranger: lines.stranger.reading() }),
  };
}
