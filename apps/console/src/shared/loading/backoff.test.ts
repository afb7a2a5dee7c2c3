import { expect, test } from 'vitest';
import { fetchWithBackoff } from './backoff.ts';

const NOT_THERE = 'Failed to fetch dynamically imported module: https://console.example/assets/en.js';

test.each([
  [0, 1],
  [2, 3],
  [3, 4],
])('a file that does not arrive %s times is fetched %s times', async (failures, fetches) => {
  let count = 0;
  const arrived = await fetchWithBackoff(async () => {
    count += 1;
    if (count <= failures) throw new TypeError(NOT_THERE);
    return 'content';
  }, [0, 0, 0]);
  expect(arrived).toBe('content');
  expect(count).toBe(fetches);
});

test('one that never arrives is given up after a few tries', async () => {
  let count = 0;
  const fetching = fetchWithBackoff(async () => {
    count += 1;
    throw new TypeError(NOT_THERE);
  }, [0, 0, 0]);
  await expect(fetching).rejects.toThrow(NOT_THERE);
  expect(count).toBe(4);
});
