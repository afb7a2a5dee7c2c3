import { expect, test } from 'vitest';
import { byDay } from './days.ts';

const dayIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone });
  return (moment: string) => format.format(new Date(moment));
};
const at = (...moments: string[]) => moments.map((moment) => ({ at: moment }));

test.each([
  ['UTC', [1, 2]],
  ['Asia/Shanghai', [2, 1]],
  ['America/New_York', [3]],
] as const)('events are of the day that it was in %s', (zone, sizes) => {
  const events = at('2026-11-29T01:30:00.000Z', '2026-11-28T16:30:00.000Z', '2026-11-28T15:30:00.000Z');
  expect(byDay(events, dayIn(zone)).map((day) => day.events.length)).toEqual(sizes);
});

test('the hour that a clock shows twice in autumn stays in its day and in the order of time', () => {
  const events = at('2026-10-25T01:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-24T21:59:00.000Z');
  expect(byDay(events, dayIn('Europe/Berlin'))).toEqual([
    { name: '10/25/26', events: events.slice(0, 2) },
    { name: '10/24/26', events: events.slice(2) },
  ]);
});

test('no events, no days', () => {
  expect(byDay([], dayIn('UTC'))).toEqual([]);
});
