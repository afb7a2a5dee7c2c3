import { beforeAll, expect, test } from 'vitest';
import { ARGON2_ALONE, isVoid, SHORTEST_SQL } from './measurements/cell.ts';
import { findPgbench } from './measurements/pgbench.ts';
import { scripts } from './measurements/shortest-sql.ts';
import { readOptions } from './options.ts';
import { formatMarkdown } from './report/markdown.ts';
import { type Results, runBench } from './run-bench.ts';
import { scenarios } from './scenarios/scenarios.ts';

const options = readOptions(['--quick', '--sizes', '150', '--seconds', '0.3', '--cold', '0']);
let results: Results;

beforeAll(async () => {
  if (options === 'help') throw new Error('--help was not given.');
  await runBench(
    options,
    () => {},
    (measured) => {
      results = measured;
    },
  );
}, 300_000);

const everyScenario = [
  'floor',
  'session check',
  'authorize',
  'verify, right code',
  'verify, new browser',
  'verify, wrong code',
  'password step',
  'sign-in',
  'activation',
];

test('every scenario runs without an error, and so do the limits beside it', () => {
  const done = results.cells
    .filter((cell) => !isVoid(cell))
    .map(({ contestant, scenario }) => `${contestant}: ${scenario}`);
  const shortest =
    findPgbench() === null ? [] : Object.keys(scripts).map((name) => `${SHORTEST_SQL}: ${scenarios[name]?.name}`);
  expect(results.cells.flatMap(({ errors }) => Object.keys(errors))).toEqual([]);
  const builds = everyScenario.map((name) => `Countersign: ${name}`);
  expect(done.toSorted()).toEqual([...builds, ...shortest, `${ARGON2_ALONE}: password step`].toSorted());
  expect(formatMarkdown(results)).toContain(ARGON2_ALONE);
});

test('a flow costs the statements and commits that it has to, and not one more', () => {
  // What they leave to the background comes within the time in which they are counted, or after it.
  const withBackground = ['activation', 'verify, wrong code', 'verify, new browser'];
  const costs = results.costs.filter(({ scenario }) => !withBackground.includes(scenario));
  const [activation, wrongCode] = withBackground.map((name) => results.costs.find(({ scenario }) => scenario === name));
  expect(costs.map(({ commits, scenario, statements }) => [scenario, statements, commits])).toEqual([
    ['floor', 0, 0],
    ['session check', 1, 0],
    ['authorize', 1, 0],
    ['verify, right code', 2, 2],
    ['password step', 2, 2],
    ['sign-in', 4, 4],
  ]);
  // The third looks whether the owner is to be told.
  expect(wrongCode?.statements).toBeGreaterThanOrEqual(2);
  expect(wrongCode?.statements).toBeLessThanOrEqual(3);
  expect(wrongCode?.commits).toBeGreaterThanOrEqual(2);
  expect(wrongCode?.commits).toBeLessThanOrEqual(3);
  // Its notice is claimed in the background, unless a delivery round in progress claims it.
  expect(activation?.statements).toBeGreaterThanOrEqual(5);
  expect(activation?.statements).toBeLessThanOrEqual(6);
  expect(activation?.commits).toBeGreaterThanOrEqual(3);
  expect(activation?.commits).toBeLessThanOrEqual(4);
});

test('a right code leaves at most 3 kB in the write-ahead log, and a wrong one less', () => {
  const bytes = new Map(results.costs.map(({ scenario, walBytes }) => [scenario, walBytes ?? Number.NaN]));
  expect(bytes.get('verify, right code')).toBeLessThan(3_000);
  expect(bytes.get('verify, right code')).toBeGreaterThan(bytes.get('verify, wrong code') ?? Number.NaN);
  expect(bytes.get('verify, wrong code')).toBeGreaterThan(100);
});
