import { HashingIsBusy } from '@countersign/two-factor';
import { expect, test } from 'vitest';
import { waitingLine } from './waiting-line.ts';

const patient = { patienceMilliseconds: 60_000 };

/** Work that goes on until it is told to end. */
function piece() {
  const { promise, reject, resolve } = Promise.withResolvers<string>();
  const state = { hasBegun: false };
  const work = () => {
    state.hasBegun = true;
    return promise;
  };
  return { work, state, end: () => resolve('done'), fail: (error: Error) => reject(error) };
}

const turnOfTheLoop = () => new Promise(setImmediate);

test('works on so many at once, and lets the others in in their order', async () => {
  const line = waitingLine({ places: 2, waiting: 10, ...patient });
  const pieces = Array.from({ length: 4 }, piece);
  const results = pieces.map(({ work }) => line(work));
  await turnOfTheLoop();
  expect(pieces.map(({ state }) => state.hasBegun)).toEqual([true, true, false, false]);
  expect(line.reading()).toEqual({ working: 2, waiting: 2, turnedAway: 0 });
  pieces[1]?.end();
  await turnOfTheLoop();
  expect(pieces.map(({ state }) => state.hasBegun)).toEqual([true, true, true, false]);
  for (const { end } of pieces) end();
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(line.reading()).toEqual({ working: 0, waiting: 0, turnedAway: 0 });
});

test('turns away who would make the line too long, and nobody else', async () => {
  const line = waitingLine({ places: 1, waiting: 1, ...patient });
  const [working, next, tooMany, later] = [piece(), piece(), piece(), piece()];
  const results = [line(working.work), line(next.work)];
  await expect(line(tooMany.work)).rejects.toThrow(HashingIsBusy);
  expect(line.reading()).toEqual({ working: 1, waiting: 1, turnedAway: 1 });
  working.end();
  next.end();
  await Promise.all(results);
  later.end();
  expect(await line(later.work)).toBe('done');
  expect(tooMany.state.hasBegun).toBe(false);
});

test('turns away who has waited too long, and gives the place to the next', async () => {
  const line = waitingLine({ places: 1, waiting: 5, patienceMilliseconds: 20 });
  const [working, impatient, later] = [piece(), piece(), piece()];
  const first = line(working.work);
  await expect(line(impatient.work)).rejects.toThrow(HashingIsBusy);
  expect(line.reading()).toEqual({ working: 1, waiting: 0, turnedAway: 1 });
  working.end();
  await first;
  later.end();
  expect(await line(later.work)).toBe('done');
  expect(impatient.state.hasBegun).toBe(false);
});

test('a place is free again when the work in it fails', async () => {
  const line = waitingLine({ places: 1, waiting: 0, ...patient });
  const [failing, later] = [piece(), piece()];
  const failed = line(failing.work);
  failing.fail(new TypeError('no'));
  await expect(failed).rejects.toThrow(TypeError);
  later.end();
  expect(await line(later.work)).toBe('done');
});
