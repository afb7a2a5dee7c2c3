import { expect, test } from 'vitest';
import { ageOf } from './age.ts';

const NOW = Date.parse('2026-11-29T12:00:00.000Z');
const secondsAgo = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

test.each([
  [0, null],
  [-30, null],
  [89, null],
  [90, { amount: 2, unit: 'minute' }],
  [59 * 60, { amount: 59, unit: 'minute' }],
  [89 * 60, { amount: 89, unit: 'minute' }],
  [90 * 60, { amount: 2, unit: 'hour' }],
  [35 * 3_600, { amount: 35, unit: 'hour' }],
  [36 * 3_600, { amount: 2, unit: 'day' }],
  [179 * 86_400, { amount: 179, unit: 'day' }],
])('%i seconds ago: %j', (seconds, age) => {
  expect(ageOf(secondsAgo(seconds), NOW)).toEqual(age);
});
