import type { FactorName } from '../vocabulary.ts';
import { days } from './limits.ts';

const YEAR = days(365);
/** Values that count at one moment: of the app those of the time steps T-1, T and T+1. What cannot be guessed has none. */
const acceptedValues = {
  passkey: 0,
  authenticator: 3,
  email: 1,
  'recovery-code': 0,
} as const satisfies Record<FactorName, number>;
const POSSIBLE_VALUES = 1_000_000;

interface LongBucket {
  /** What it holds now. */
  tokens: number;
  capacity: number;
  refillSeconds: number;
}

/** The most that the next year lets anybody guess: what the long buckets hold, and what they refill until then. */
export const guessesWithinAYear = (buckets: readonly LongBucket[]): number =>
  Math.floor(
    buckets.reduce((sum, { capacity, refillSeconds, tokens }) => sum + tokens + (capacity * YEAR) / refillSeconds, 0),
  );

/**
 * How many values answer one guess at most, where these factors answer a sign-in: whoever guesses picks the factor. None where
 * nothing can be guessed.
 */
export const valuesPerGuess = (factors: readonly FactorName[]): number =>
  Math.max(0, ...factors.map((name) => acceptedValues[name]));

/**
 * The chance that one of so many guesses is right, as one in so many: two digits, rounded so that it is never said to be
 * smaller than it is.
 * @param guesses one at least, which a year always refills
 * @param values one at least
 */
export function oneIn(guesses: number, values: number): number {
  const chance = -Math.expm1(guesses * Math.log1p(-values / POSSIBLE_VALUES));
  const exact = 1 / chance;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.floor(exact / unit) * unit;
}
