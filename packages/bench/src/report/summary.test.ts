import { expect, test } from 'vitest';
import { ARGON2_ALONE, type Cell, SHORTEST_SQL } from '../measurements/cell.ts';
import { compareBuilds, scalingOf, sharesOfLimits } from './comparisons.ts';
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
  noise: 0,
  errors: {},
  rejected: 0,
  ...differs,
});

const spot = { scenario: 'floor', size: 1_000, concurrency: 16 };

test('repetitions of one place become one row of medians, other places stay apart', () => {
  const rows = summarize([cell({}), cell({ perSecond: 300 }), cell({ perSecond: 110 }), cell({ concurrency: 1 })], 2);
  expect(
    rows.map(({ concurrency, fastest, perSecond, slowest }) => [concurrency, slowest, perSecond, fastest]),
  ).toEqual([
    [16, 100, 110, 300],
    [1, 100, 100, 100],
  ]);
});

test('CPU time is reported per flow', () => {
  expect(summarize([cell({})], 2)[0]?.cpu).toEqual({ server: 5, database: 2.5, driver: 1 });
});

test('an error makes a cell void: it counts for nothing, and the row says so', () => {
  const [row] = summarize([cell({ perSecond: 900, errors: { 'answered 500': 1 } }), cell({})], 2);
  expect(row).toMatchObject({ perSecond: 100, note: '1 of 2 void: answered 500' });
});

test('a noisy cell is used only when there is no quiet one, and labelled', () => {
  const noisy = cell({ perSecond: 900, noise: 0.6 });
  expect(summarize([noisy, cell({})], 2)[0]).toMatchObject({ perSecond: 100, note: '' });
  expect(summarize([noisy], 2)[0]).toMatchObject({ perSecond: 900, note: 'noisy' });
});

test.each([
  ['processors', { busy: { server: 1, database: 0.7, driver: 0.2 } }],
  ['processors', { busy: { server: 0.5, database: 0.5, driver: 0.1 }, noise: 0.4 }],
  ['server', { busy: { server: 0.95, database: 0.1, driver: 0.1 } }],
  ['waiting', { busy: { server: 0.95, database: 0.1, driver: 0.1 }, replicas: 2 }],
  ['waiting', { busy: { server: 0, database: 0.1, driver: 0.1 }, replicas: 0 }],
])('the bottleneck is %s at %j', (bottleneck, differs) => {
  expect(summarize([cell(differs)], 2)[0]?.bottleneck).toBe(bottleneck);
});

test('two replicas are compared with one at the same place', () => {
  const two = cell({ replicas: 2, perSecond: 170, busy: { server: 1.7, database: 0.2, driver: 0.1 } });
  const rows = summarize([cell({}), cell({ concurrency: 1, perSecond: 50 }), two], 2);
  expect(scalingOf(rows)).toEqual([
    { ...spot, contestant: 'Countersign', replicas: 2, times: 1.7, timesByCpu: 1, bottleneck: 'processors' },
  ]);
});

test('a build is compared with the limit of its scenario, which is no build itself', () => {
  const limits = [
    cell({ contestant: SHORTEST_SQL, replicas: 0, perSecond: 400 }),
    cell({ contestant: ARGON2_ALONE, replicas: 0, scenario: 'password step', perSecond: 125 }),
  ];
  const rows = summarize([cell({}), cell({ scenario: 'password step' }), cell({ concurrency: 1 }), ...limits], 2);
  expect(sharesOfLimits(rows)).toEqual([
    { ...spot, contestant: 'Countersign', replicas: 1, limit: SHORTEST_SQL, share: 0.25 },
    { ...spot, scenario: 'password step', contestant: 'Countersign', replicas: 1, limit: ARGON2_ALONE, share: 0.8 },
  ]);
  expect(compareBuilds(rows)).toEqual([]);
});

test('another build is compared with the first at the same place', () => {
  const other = cell({ contestant: 'other', perSecond: 200, busy: { server: 0.5, database: 1, driver: 0.1 } });
  const rows = summarize([cell({}), other, cell({ contestant: 'other', size: 5 })], 2);
  expect(compareBuilds(rows)).toEqual([
    { ...spot, contestant: 'other', replicas: 1, perSecond: 2, serverCpu: 0.5, databaseCpu: 2 },
  ]);
});
