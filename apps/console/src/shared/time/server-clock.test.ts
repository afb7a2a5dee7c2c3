import { expect, test } from 'vitest';
import { serverTime, updateServerClock } from './server-clock.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');

test('of several responses within a second the latest time is the most accurate', () => {
  updateServerClock('Sun, 01 Mar 2026 12:00:00 GMT', noon + 900);
  updateServerClock('Sun, 01 Mar 2026 12:00:01 GMT', noon + 1100);
  updateServerClock('Sun, 01 Mar 2026 12:00:01 GMT', noon + 1700);
  expect(serverTime(noon)).toBe(noon - 100);
});

test('a device clock that was changed is noticed', () => {
  updateServerClock('Sun, 01 Mar 2026 12:00:00 GMT', noon);
  updateServerClock('Sun, 01 Mar 2026 12:00:01 GMT', noon + 61_000);
  expect(serverTime(noon)).toBe(noon - 60_000);
});

test('a response without a usable date leaves the clock as it was', () => {
  updateServerClock('Sun, 01 Mar 2026 12:00:00 GMT', noon + 5000);
  updateServerClock(null, noon);
  updateServerClock('yesterday', noon);
  expect(serverTime(noon)).toBe(noon - 5000);
});
