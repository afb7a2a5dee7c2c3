import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { RandomSource } from '@countersign/two-factor';

export const systemRandom: RandomSource = {
  bytes: randomBytes,
  sixDigits: () => String(randomInt(0, 1_000_000)).padStart(6, '0'),
  eightDigits: () => String(randomInt(0, 100_000_000)).padStart(8, '0'),
  id: randomUUID,
};
