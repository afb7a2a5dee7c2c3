import { expect, test } from 'vitest';
import { parseDurations, parseSeconds } from './pgbench.ts';

test('the third column is the duration in microseconds', () => {
  expect(parseDurations('0 1 2500 0 1764000000 15\n1 1 40 0 1764000000 90\n')).toEqual([2.5, 0.04]);
});

test('the time follows from the rate, without connecting', () => {
  const output =
    'number of transactions actually processed: 500\ninitial connection time = 8.1 ms\ntps = 250.5 (without initial connection time)\n';
  expect(parseSeconds(output, 501)).toBeCloseTo(2);
});

test('no transactions at all are an error', () => {
  expect(() => parseSeconds('tps = 0.000000', 0)).toThrow('nothing');
});
