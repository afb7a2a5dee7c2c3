import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without options: all scenarios, three times, on a small and a large table', () => {
  expect(readOptions([])).toMatchObject({
    sizes: [1_000, 200_000],
    concurrency: [1, 16, 64],
    repetitions: 3,
    scenarios: ['floor', 'session', 'authorize', 'verify', 'verify-new', 'wrong', 'password', 'signin', 'activation'],
    soakMinutes: 0,
    besideFolder: null,
    name: 'latest',
  });
});

test('a quick run is small, writes nothing, and can be told more', () => {
  const options = readOptions(['--quick', '--seconds', '2', '--scenarios', 'verify,wrong', '--replicas', '1,2']);
  expect(options).toMatchObject({
    sizes: [300],
    seconds: 2,
    scenarios: ['verify', 'wrong'],
    replicas: [1, 2],
    name: null,
  });
});

test('no scenario is an answer too', () => {
  expect(readOptions(['--scenarios', 'none', '--soak', '5'])).toMatchObject({ scenarios: [], soakMinutes: 5 });
});

test.each([
  [['--scenarios', 'verify,toString'], 'no scenario toString'],
  [['--sizes', 'many'], '--sizes'],
  [['--seconds', '-1'], '--seconds'],
  [['--seconds', ''], '--seconds'],
  [['--sizes', '10,'], '--sizes'],
  [['--fast'], '--fast'],
])('%j is refused', (args, complaint) => {
  expect(() => readOptions(args)).toThrow(complaint);
});
