import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Caller, normalizedPassword, type PasswordHash } from '@countersign/two-factor';
import { hash, verify } from '@node-rs/argon2';
import { type BoundedQueue, type BoundedQueueLimits, createBoundedQueue, type QueueLoad } from './bounded-queue.ts';
import { unpaddedBase64 } from './foreign-hashes/algorithm.ts';
import { readStoredHash } from './foreign-hashes/read-hash.ts';

interface Cost {
  /** In KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST: Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The library adds a random salt. */
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const prefixOf = ({ memoryCost, parallelism, timeCost }: Cost) =>
  `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

const processors = availableParallelism();

/** Each kind of caller has a slot per processor, and one account may hold half of them. */
const LIMITS: BoundedQueueLimits = {
  slots: processors,
  slotsPerKey: Math.ceil(processors / 2),
  maxWaiting: 50,
  timeoutMilliseconds: 2_000,
};

/** A well-formed hash of no known password: verifying against it takes as long as against any other. */
export const createDecoy = (cost = COST): string =>
  `${prefixOf(cost)}${unpaddedBase64(randomBytes(SALT_BYTES))}$${unpaddedBase64(randomBytes(TAG_BYTES))}`;

export interface MonitoredPasswordHash extends PasswordHash {
  queueLoads(): Record<Caller, QueueLoad>;
}

export function createPasswordHash(limits = LIMITS, cost = COST): MonitoredPasswordHash {
  const currentPrefix = prefixOf(cost);
  /** Verified where there is no other, so that an unknown account costs the same time (SEC-03). */
  const decoy = createDecoy(cost);
  const queues: Record<Caller, BoundedQueue> = {
    known: createBoundedQueue(limits),
    stranger: createBoundedQueue(limits),
  };
  return {
    hash(password, request) {
      const hashed = () => hash(normalizedPassword(password), { ...cost, outputLen: TAG_BYTES });
      return request ? queues[request.caller].run(request.account, hashed) : hashed();
    },
    async verify(password, stored, { account, caller, decoy: other }) {
      const judged = stored ?? other ?? decoy;
      const matches = await queues[caller].run(account, () =>
        judged.startsWith(currentPrefix)
          ? verify(judged, normalizedPassword(password))
          : isPasswordOf(judged, password, decoy),
      );
      return stored !== null && matches;
    },
    isOutdated(stored, password) {
      if (stored.startsWith(currentPrefix)) return false;
      const reading = readStoredHash(stored);
      return reading.kind === 'read' && !spellingsOf(password).some(reading.cuts);
    },
    unmatchable: () => createDecoy(cost),
    queueLoads: () => ({ known: queues.known.load(), stranger: queues.stranger.load() }),
  };
}

/** Of a hash with another cost than that of new ones, or of another system. */
async function isPasswordOf(stored: string, password: string, decoy: string): Promise<boolean> {
  const reading = readStoredHash(stored);
  if (reading.kind === 'read') {
    for (const spelling of spellingsOf(password)) if (await reading.matches(spelling)) return true;
    return false;
  }
  // Nobody's password, after a password's work.
  await verify(decoy, normalizedPassword(password));
  return false;
}

/** Other systems have hashed what was typed, or its normal form: mostly they are the same. */
const spellingsOf = (typed: string): string[] => [...new Set([normalizedPassword(typed), typed])];
