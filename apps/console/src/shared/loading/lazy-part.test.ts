import { expect, test } from 'vitest';
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

test('a part that has arrived before it is rendered is known to React, which need not suspend for it', async () => {
  const part = createLazyPart(brokenFile(0).load);
  await part.fetch();
  expect(part.forRender()).toMatchObject({ status: 'fulfilled', value: 'content' });
});
