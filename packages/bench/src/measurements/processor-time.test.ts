import { expect, test } from 'vitest';
import { parseBusyTime, parseProcessTimes, parseResidentMemory } from './processor-time.ts';

test('times are read after the name, whatever it contains', () => {
  const stat =
    '4242 (postgres: a) b (c) S 17 4242 4242 0 -1 4194560 900 800 7 6 120 30 45 15 20 0 1 0 5000 230000000 4000';
  expect(parseProcessTimes(stat)).toEqual({ parent: 17, own: 1_500, ended: 600 });
});

test('processors are busy with programs and interrupts; idle, iowait and stolen time do not count', () => {
  expect(parseBusyTime('cpu  100 20 30 9000 700 5 6 800 0 0\ncpu0 50 10 15 4500 350 2 3 400 0 0\n')).toBe(1_610);
});

test('resident memory is the present one, not its peak', () => {
  const status = 'Name:\tnode\nVmHWM:\t  409600 kB\nVmRSS:\t  204800 kB\nRssAnon:\t  100000 kB\n';
  expect(parseResidentMemory(status)).toBe(200);
  expect(parseResidentMemory('Name:\tkthreadd\n')).toBeNaN();
});
