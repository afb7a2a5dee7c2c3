import { expect, test } from 'vitest';
import { fetchWithBackoff } from './backoff.ts';
import { forgetFailures, lazyPart } from './lazy-part.ts';

/** A file that fails a number of times, with an error that no second try could mend, and counts how often it was asked for. */
function brokenFile(failures: number) {
  const file = {
    fetches: 0,
    load: async () => {
      file.fetches += 1;
      if (file.fetches <= failures) throw new Error(`broken ${file.fetches}`);
      return 'content';
    },
  };
  return file;
}

test('what has arrived is fetched once', async () => {
  const file = brokenFile(0);
  const part = lazyPart(file.load);
  expect(await Promise.all([part.fetch(), part.drawn(), part.drawn()])).toEqual(['content', 'content', 'content']);
  await part.drawn();
  expect(file.fetches).toBe(1);
});

test('whoever draws finds the same failure again, until it has been told', async () => {
  const file = brokenFile(1);
  const part = lazyPart(file.load);
  const drawn = part.drawn();
  await expect(drawn).rejects.toThrow('broken 1');
  for (let drawings = 0; drawings < 100; drawings += 1) expect(part.drawn()).toBe(drawn);
  expect(file.fetches).toBe(1);
  forgetFailures();
  expect(await part.drawn()).toBe('content');
});

test('one that was fetched ahead of need is fetched again when it is drawn', async () => {
  const file = brokenFile(1);
  const part = lazyPart(file.load);
  await expect(part.fetch()).rejects.toThrow('broken 1');
  expect(await part.drawn()).toBe('content');
});

test('a failure that somebody waits for on screen is kept, whoever asked first', async () => {
  const file = brokenFile(2);
  const part = lazyPart(file.load);
  const ahead = part.fetch();
  const drawn = part.drawn();
  await expect(ahead).rejects.toThrow('broken 1');
  expect(part.drawn()).toBe(drawn);
  forgetFailures();
  await expect(part.drawn()).rejects.toThrow('broken 2');
  forgetFailures();
});

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
