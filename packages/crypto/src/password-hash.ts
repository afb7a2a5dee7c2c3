import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Caller, normalizedPassword, type PasswordHash } from '@countersign/two-factor';
import { hash, verify } from '@node-rs/argon2';
import { type BoundedQueue, type BoundedQueueLimits, createBoundedQueue, type QueueLoad } from './bounded-queue.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library adds a random salt. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

const CURRENT_PREFIX = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

const SALT_BYTES = 16;

const unpaddedBase64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

const processors = availableParallelism();

/** Each kind of caller has a slot per processor, and one account may hold half of them. */
const LIMITS: BoundedQueueLimits = {
  slots: processors,
  slotsPerKey: Math.ceil(processors / 2),
  maxWaiting: 50,
  timeoutMilliseconds: 2_000,
};

/** A well-formed hash of no known password: verifying against it takes as long as against any other. */
export const createDecoy = (): string =>
  `${CURRENT_PREFIX}${unpaddedBase64(randomBytes(SALT_BYTES))}$${unpaddedBase64(randomBytes(PARAMETERS.outputLen))}`;

export interface MonitoredPasswordHash extends PasswordHash {
  queueLoads(): Record<Caller, QueueLoad>;
}

export function createPasswordHash(limits = LIMITS): MonitoredPasswordHash {
  /** Verified in place of the missing hash of an unknown account, so that both cost the same time (SEC-03). */
  const decoy = createDecoy();
  const queues: Record<Caller, BoundedQueue> = {
    known: createBoundedQueue(limits),
    stranger: createBoundedQueue(limits),
  };
  return {
    hash: (password) => hash(normalizedPassword(password), PARAMETERS),
    async verify(password, stored, { account, caller }) {
      const matches = await queues[caller].run(account, () => verify(stored ?? decoy, normalizedPassword(password)));
      return stored !== null && matches;
    },
    isOutdated: (stored) => !stored.startsWith(CURRENT_PREFIX),
    queueLoads: () => ({ known: queues.known.load(), stranger: queues.stranger.load() }),
  };
}
