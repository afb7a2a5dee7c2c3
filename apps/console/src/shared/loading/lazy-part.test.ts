import { expect, test } from 'vitest';
import { fetchWithBackoff } from './backoff.ts';
import { createLazyPart, forgetFailures } from './lazy-part.ts';

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

test('a part that has arrived is fetched once', async () => {
  const file = brokenFile(0);
  const part = createLazyPart(file.load);
  expect(await Promise.all([part.fetch(), part.forRender(), part.forRender()])).toEqual([
    'content',
    'content',
    'content',
  ]);
  await part.forRender();
  expect(file.fetches).toBe(1);
});

test('every rendering gets the same failure, until it has been shown', async () => {
  const file = brokenFile(1);
  const part = createLazyPart(file.load);
  const rendered = part.forRender();
  await expect(rendered).rejects.toThrow('broken 1');
  for (let renderings = 0; renderings < 100; renderings += 1) expect(part.forRender()).toBe(rendered);
  expect(file.fetches).toBe(1);
  forgetFailures();
  expect(await part.forRender()).toBe('content');
});

test('a part whose prefetch failed is fetched again when it is rendered', async () => {
  const file = brokenFile(1);
  const part = createLazyPart(file.load);
  await expect(part.fetch()).rejects.toThrow('broken 1');
  expect(await part.forRender()).toBe('content');
});

test('a failure that a rendering waits for is kept, whoever fetched first', async () => {
  const file = brokenFile(2);
  const part = createLazyPart(file.load);
  const ahead = part.fetch();
  const rendered = part.forRender();
  await expect(ahead).rejects.toThrow('broken 1');
  expect(part.forRender()).toBe(rendered);
  forgetFailures();
  await expect(part.forRender()).rejects.toThrow('broken 2');
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
