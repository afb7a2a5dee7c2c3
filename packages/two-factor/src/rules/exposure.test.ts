import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greedyGuesses } from '../testing/greedy-year.ts';
import { type FactorName, factorNames, factors } from '../vocabulary.ts';
import { guessesWithinAYear, oneIn, valuesPerGuess } from './exposure.ts';
import { guessingBudget } from './limits.ts';

const budgets = Object.values(guessingBudget);

/** A long bucket as its row would have it, with so much of it left. */
const remaining = ({ long }: (typeof budgets)[number], share = 1) => ({
  tokens: long.capacity * share,
  capacity: long.capacity,
  refillSeconds: long.refillsIn,
});

describe('the guesses of the next year', () => {
  test('are 300 where none has been made, as decision 013 has it, and 1 in 1,100 of them is right', () => {
    const guesses = guessesWithinAYear(budgets.map((budget) => remaining(budget)));
    expect(guesses).toBe(300);
    expect(oneIn(guesses, valuesPerGuess(['authenticator', 'email']))).toBe(1_100);
  });

  test('are those that the year refills where none is left', () => {
    expect(guessesWithinAYear(budgets.map((budget) => remaining(budget, 0)))).toBe(150);
  });

  test('whatever is left, a greedy year comes to no more, and to hardly less', () => {
    const anyBudget = fc.constantFrom(...budgets);
    const anyShare = fc.double({ min: 0, max: 1, noNaN: true });
    const scenario = fc.property(anyBudget, anyShare, (budget, share) => {
      const said = guessesWithinAYear([remaining(budget, share)]);
      const made = greedyGuesses(budget, { left: share });
      // A whole token less, and what the short bucket lets pass only in the first hours of the year after.
      expect(made).toBeLessThanOrEqual(said + 1);
      expect(made).toBeGreaterThanOrEqual(said - 2);
    });
    fc.assert(scenario, { numRuns: 60 });
  });
});

describe('the chance', () => {
  test('is never said to be smaller than it is, and by less than a tenth larger', () => {
    const scenario = fc.property(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(1, 3), (guesses, values) => {
      const chance = 1 - (1 - values / 1_000_000) ** guesses;
      expect(1 / oneIn(guesses, values)).toBeGreaterThanOrEqual(chance * (1 - 1e-9));
      expect(1 / oneIn(guesses, values)).toBeLessThanOrEqual(chance * 1.1);
    });
    fc.assert(scenario, { numRuns: 500 });
  });

  test.each([
    [1, 3, 330_000],
    [100, 3, 3_300],
    [296, 3, 1_100],
    [333, 3, 1_000],
    [300, 1, 3_300],
  ])('of %i guesses, each at %i values, is 1 in %i', (guesses, values, expected) => {
    expect(oneIn(guesses, values)).toBe(expected);
  });

  test.each<[FactorName[], number]>([
    [['passkey', 'authenticator', 'email', 'recovery-code'], 3],
    [['authenticator', 'recovery-code'], 3],
    [['passkey', 'email', 'recovery-code'], 1],
    [['passkey', 'recovery-code'], 0],
  ])('where %o answer a sign-in, a guess is at %i values', (factors, expected) => {
    expect(valuesPerGuess(factors)).toBe(expected);
  });

  test('only what costs a guess has values that can be guessed', () => {
    for (const name of factorNames) expect(valuesPerGuess([name]) > 0).toBe(factors[name].isGuessable);
  });
});
