import { availableParallelism } from 'node:os';
import { type Caller, normalizedPassword, type PasswordHash } from '@countersign/two-factor';
import { hash, verify } from '@node-rs/argon2';
import { type BoundedQueue, type BoundedQueueLimits, createBoundedQueue, type QueueLoad } from './bounded-queue.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library adds a random salt of 16 bytes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

const CURRENT_PREFIX = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

const processors = availableParallelism();

/** Each kind of caller has a slot per processor, and one account may hold half of them. */
const LIMITS: BoundedQueueLimits = {
  slots: processors,
  slotsPerKey: Math.ceil(processors / 2),
  maxWaiting: 50,
  timeoutMilliseconds: 2_000,
};

export interface MonitoredPasswordHash extends PasswordHash {
  queueLoads(): Record<Caller, QueueLoad>;
}

export async function createPasswordHash(limits = LIMITS): Promise<MonitoredPasswordHash> {
  const hashPassword = (password: string) => hash(normalizedPassword(password), PARAMETERS);
  /** Verified in place of the missing hash of an unknown account, so that both cost the same time (SEC-03). */
  const decoy = await hashPassword(crypto.randomUUID());
  const queues: Record<Caller, BoundedQueue> = {
    known: createBoundedQueue(limits),
    stranger: createBoundedQueue(limits),
  };
  return {
    hash: hashPassword,
    async verify(password, stored, { account, caller }) {
      const matches = await queues[caller].run(account, () => verify(stored ?? decoy, normalizedPassword(password)));
      return stored !== null && matches;
    },
    isOutdated: (stored) => !stored.startsWith(CURRENT_PREFIX),
    queueLoads: () => ({ known: queues.known.load(), stranger: queues.stranger.load() }),
  };
}
