import { expect, test } from 'vitest';
import type { Cell } from '../cells/cell.ts';
import { scalingOf } from './scaling.ts';
import { summarize } from './summary.ts';

const cell = (differs: Partial<Cell>): Cell => ({
  contestant: 'Countersign',
  scenario: 'floor',
  size: 1_000,
  replicas: 1,
  concurrency: 16,
  repetition: 0,
  flows: 800,
  seconds: 8,
  perSecond: 100,
  p50: 1,
  p99: 2,
  busy: { server: 0.5, database: 0.25, driver: 0.1 },
  foreignShare: 0,
  errors: {},
  turnedAway: 0,
  ...differs,
});

test('repetitions of one place become one row of medians, others stay apart', () => {
  const rows = summarize([cell({}), cell({ perSecond: 300 }), cell({ perSecond: 110 }), cell({ concurrency: 1 })], 2);
  expect(
    rows.map(({ concurrency, fastest, perSecond, slowest }) => [concurrency, slowest, perSecond, fastest]),
  ).toEqual([
    [16, 100, 110, 300],
    [1, 100, 100, 100],
  ]);
});

test('processor time is told for each flow', () => {
  expect(summarize([cell({})], 2)[0]?.cost).toEqual({ server: 5, database: 2.5, driver: 1 });
});

test('an error makes a cell void: it counts for nothing, and the row says so', () => {
  const [row] = summarize([cell({ perSecond: 900, errors: { 'answered 500': 1 } }), cell({})], 2);
  expect(row).toMatchObject({ perSecond: 100, note: '1 of 2 void: answered 500' });
});

test('a disturbed cell is shown only where there is no calm one, and as what it is', () => {
  const disturbed = cell({ perSecond: 900, foreignShare: 0.6 });
  expect(summarize([disturbed, cell({})], 2)[0]).toMatchObject({ perSecond: 100, note: '' });
  expect(summarize([disturbed], 2)[0]).toMatchObject({ perSecond: 900, note: 'not calm' });
});

test.each([
  ['processors', { busy: { server: 1, database: 0.7, driver: 0.2 } }],
  ['processors', { busy: { server: 0.5, database: 0.5, driver: 0.1 }, foreignShare: 0.4 }],
  ['server', { busy: { server: 0.95, database: 0.1, driver: 0.1 } }],
  ['waiting', { busy: { server: 0.95, database: 0.1, driver: 0.1 }, replicas: 2 }],
  ['waiting', { busy: { server: 0, database: 0.1, driver: 0.1 }, replicas: 0 }],
])('the limit is %s at %j', (limit, differs) => {
  expect(summarize([cell(differs)], 2)[0]?.limit).toBe(limit);
});

test('two replicas stand beside the one at the same place', () => {
  const two = cell({ replicas: 2, perSecond: 170, busy: { server: 1.7, database: 0.2, driver: 0.1 } });
  const rows = summarize([cell({}), cell({ concurrency: 1, perSecond: 50 }), two], 2);
  expect(scalingOf(rows)).toEqual([
    { scenario: 'floor', size: 1_000, concurrency: 16, replicas: 2, times: 1.7, timesByCost: 1, limit: 'processors' },
  ]);
});
