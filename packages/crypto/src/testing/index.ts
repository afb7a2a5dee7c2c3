import { createPasswordHash, type MonitoredPasswordHash } from '../password-hash.ts';

/** For tests of all that is done with a password but hashing it: it is judged as in production, at a hundredth of the cost. */
export const quickPasswordHash = (): MonitoredPasswordHash =>
  createPasswordHash(undefined, { memoryCost: 64, timeCost: 1, parallelism: 1 });
