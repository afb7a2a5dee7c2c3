import { expect, test } from 'vitest';
import { durationsFrom, secondsFrom } from './pgbench-output.ts';

test('a transaction took what stands third, in microseconds', () => {
  expect(durationsFrom('0 1 2500 0 1764000000 15\n1 1 40 0 1764000000 90\n')).toEqual([2.5, 0.04]);
});

test('the time is that of the rate, without the making of connections', () => {
  const output =
    'number of transactions actually processed: 500\ninitial connection time = 8.1 ms\ntps = 250.5 (without initial connection time)\n';
  expect(secondsFrom(output, 501)).toBeCloseTo(2);
});

test('nothing measured is a failure and not a number', () => {
  expect(() => secondsFrom('tps = 0.000000', 0)).toThrow('nothing');
});
