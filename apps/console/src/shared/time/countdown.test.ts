import { expect, test } from 'vitest';
import { clockFace, secondsLeft, secondsUntil } from './countdown.ts';
import { serverTime, updateServerClock } from './server-clock.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['2026-03-01T12:01:00.000Z', 60],
  ['2026-03-01T12:00:00.001Z', 1],
  ['2026-03-01T12:00:00.000Z', 0],
  ['2026-03-01T11:59:00.000Z', 0],
])('at noon, until %s there are %s seconds', (until, seconds) => {
  expect(secondsUntil(until, noon)).toBe(seconds);
});

test('a server clock that is known to the second never makes a minute longer', () => {
  const minute = { from: '2026-03-01T12:00:00.400Z', until: '2026-03-01T12:01:00.400Z' };
  expect(secondsLeft(minute, noon)).toBe(60);
  expect(secondsLeft(minute, noon + 1500)).toBe(59);
  expect(secondsLeft(minute, noon + 61_000)).toBe(0);
});

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [75, '1:15'],
  [600, '10:00'],
])('%s seconds read %s', (seconds, face) => {
  expect(clockFace(seconds)).toBe(face);
});

test('a device that is five minutes fast counts by the server clock', () => {
  const fiveMinutesFast = noon + 300_000;
  updateServerClock('Sun, 01 Mar 2026 12:00:00 GMT', fiveMinutesFast);
  expect(secondsUntil('2026-03-01T12:01:00Z', serverTime(fiveMinutesFast))).toBe(60);
});
