import { describe, expect, test } from 'vitest';
import { greedyGuesses } from '../testing/greedy-year.ts';
import { type Bucket, challengeLimits, days, guessingBudget } from './limits.ts';

const YEAR = days(365);
/** Values that are right at one moment: the time steps T-1, T and T+1. An emailed code is one. */
const ACCEPTED_VALUES = 3;

/** Full at the start, empty at the end. */
const mostInAYear = ({ capacity, refillsIn }: Bucket) => capacity + (capacity * YEAR) / refillsIn;
const mostGuesses = ({ short, long }: { short: Bucket; long: Bucket }) =>
  Math.min(mostInAYear(short), mostInAYear(long));

describe('the guessing budget', () => {
  test.each([
    ['untrusted', 200],
    ['trusted', 100],
  ] as const)('browsers that are %s get at most %i guesses at an account in any year', (trust, most) => {
    expect(mostGuesses(guessingBudget[trust])).toBe(most);
  });

  test('somebody who knows the password succeeds in fewer than 1 of 1,000 accounts a year', () => {
    const guesses = Object.values(guessingBudget).map(mostGuesses);
    const all = guesses.reduce((sum, most) => sum + most, 0);
    expect(all).toBeLessThanOrEqual(300);
    expect(1 - (1 - ACCEPTED_VALUES / 1_000_000) ** all).toBeLessThan(1 / 1_000);
  });

  test.each([
    ['untrusted', 200],
    ['trusted', 100],
  ] as const)(
    'a greedy year of guesses from browsers that are %s comes to %i, less the last token or none',
    (trust, most) => {
      const guesses = greedyGuesses(guessingBudget[trust]);
      expect(guesses).toBeLessThanOrEqual(most);
      expect(guesses).toBeGreaterThanOrEqual(most - 1);
    },
  );

  test.each([
    ['at once', { mistakesADay: 3, succeedsAfter: 0 }],
    ['a week later', { mistakesADay: 3, succeedsAfter: 7 }],
  ])("the member's own mistakes, given back %s, add nothing to it", (_, member) => {
    expect(greedyGuesses(guessingBudget.untrusted, { member })).toBeLessThanOrEqual(200);
  });

  test('one challenge cannot spend what a day allows', () => {
    for (const { short } of Object.values(guessingBudget))
      expect(challengeLimits.attempts).toBeLessThan(short.capacity);
  });
});
