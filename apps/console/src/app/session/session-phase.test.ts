import { expect, test } from 'vitest';
import { endsByAge, millisecondsToNextPhase, phaseAt } from './session-phase.ts';

const endsAt = 10_000_000;

test.each([
  [120_001, 'quiet', 1],
  [120_000, 'warning', 120_000],
  [1, 'warning', 1],
  [0, 'over', null],
  [-3_600_000, 'over', null],
] as const)('%s ms before its end a session is %s, for another %s ms', (before, phase, next) => {
  expect(phaseAt(endsAt - before, endsAt)).toBe(phase);
  expect(millisecondsToNextPhase(endsAt - before, endsAt)).toBe(next);
});

test('an unknown end has no phases', () => {
  expect(phaseAt(endsAt, null)).toBe('quiet');
  expect(millisecondsToNextPhase(endsAt, null)).toBeNull();
});

test.each([
  [120_000, 120_000, true],
  [120_000, 117_000, true],
  [120_000, 122_900, true],
  [120_000, 3_600_000, false],
])('with %s ms left of a session that expires in %s ms, age ends it: %s', (left, toExpiry, forAge) => {
  expect(endsByAge(left, toExpiry)).toBe(forAge);
});
