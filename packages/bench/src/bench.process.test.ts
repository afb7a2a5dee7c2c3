import { beforeAll, expect, test } from 'vitest';
import { isVoid } from './cells/cell.ts';
import { readOptions } from './options.ts';
import type { Results } from './report/results.ts';
import { runBench } from './run-bench.ts';
import { findPgbench } from './shortest-sql/run-pgbench.ts';
import { scripts } from './shortest-sql/scripts.ts';

const options = readOptions(['--quick', '--sizes', '150', '--seconds', '0.3', '--cold', '0']);
let results: Results;

beforeAll(async () => {
  if (options === 'help') throw new Error('Nobody asked for help.');
  results = await runBench(options, () => {});
}, 120_000);

const everyScenario = [
  'floor',
  'session check',
  'verify, right code',
  'verify, wrong code',
  'password step',
  'sign-in',
  'activation',
];

test('every scenario does its work without an error, and the shortest SQL beside it', () => {
  const done = results.cells
    .filter((cell) => !isVoid(cell))
    .map(({ contestant, scenario }) => `${contestant}: ${scenario}`);
  const shortest = findPgbench() === null ? [] : Object.keys(scripts).map((name) => `shortest SQL: ${name}`);
  expect(results.cells.flatMap(({ errors }) => Object.keys(errors))).toEqual([]);
  expect(done.toSorted()).toEqual([...everyScenario.map((name) => `Countersign: ${name}`), ...shortest].toSorted());
});

test('a flow costs the statements and commits that it has to, and not one more', () => {
  const costs = results.costs.filter(({ scenario }) => scenario !== 'activation');
  const activation = results.costs.find(({ scenario }) => scenario === 'activation');
  expect(costs.map(({ commits, scenario, statements }) => [scenario, statements, commits])).toEqual([
    ['floor', 0, 0],
    ['session check', 1, 0],
    ['verify, right code', 2, 2],
    ['verify, wrong code', 1, 1],
    ['password step', 2, 2],
    ['sign-in', 4, 4],
  ]);
  // Behind the answer its notice is claimed, unless a round is under way that takes it up too.
  expect(activation?.statements).toBeGreaterThanOrEqual(5);
  expect(activation?.statements).toBeLessThanOrEqual(6);
  expect(activation?.commits).toBeGreaterThanOrEqual(3);
  expect(activation?.commits).toBeLessThanOrEqual(4);
});

test('what is written ahead is told in bytes', () => {
  const bytes = new Map(results.costs.map(({ scenario, walBytes }) => [scenario, walBytes]));
  expect(bytes.get('verify, right code')).toBeGreaterThan(bytes.get('verify, wrong code') ?? Number.NaN);
  expect(bytes.get('verify, wrong code')).toBeGreaterThan(100);
});
