import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { RandomSource } from '@countersign/two-factor';

export const systemRandom: RandomSource = {
  bytes: randomBytes,
  sixDigits: () => String(randomInt(0, 1_000_000)).padStart(6, '0'),
  id: randomUUID,
};
