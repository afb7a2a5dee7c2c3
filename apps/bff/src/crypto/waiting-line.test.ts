import { HashingIsBusy } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { waitingLine } from './waiting-line.ts';

const patient = { patienceMilliseconds: 60_000, placesOfOne: 10 };

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
  const results = pieces.map(({ work }) => line('ann', work));
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
  const results = [line('ann', working.work), line('ann', next.work)];
  await expect(line('ann', tooMany.work)).rejects.toThrow(HashingIsBusy);
  expect(line.reading()).toEqual({ working: 1, waiting: 1, turnedAway: 1 });
  working.end();
  next.end();
  await Promise.all(results);
  later.end();
  expect(await line('ann', later.work)).toBe('done');
  expect(tooMany.state.hasBegun).toBe(false);
});

test('turns away who has waited too long, and gives the place to the next', async () => {
  const line = waitingLine({ places: 1, waiting: 5, ...patient, patienceMilliseconds: 20 });
  const [working, impatient, later] = [piece(), piece(), piece()];
  const first = line('ann', working.work);
  await expect(line('ann', impatient.work)).rejects.toThrow(HashingIsBusy);
  expect(line.reading()).toEqual({ working: 1, waiting: 0, turnedAway: 1 });
  working.end();
  await first;
  later.end();
  expect(await line('ann', later.work)).toBe('done');
  expect(impatient.state.hasBegun).toBe(false);
});

test('a place is free again when the work in it fails', async () => {
  const line = waitingLine({ places: 1, waiting: 0, ...patient });
  const [failing, later] = [piece(), piece()];
  const failed = line('ann', failing.work);
  failing.fail(new TypeError('no'));
  await expect(failed).rejects.toThrow(TypeError);
  later.end();
  expect(await line('ann', later.work)).toBe('done');
});

describe('SEC-10 of many that one key asks for', () => {
  const many = (count: number) => Array.from({ length: count }, piece);
  const begun = (pieces: ReturnType<typeof piece>[]) => pieces.filter(({ state }) => state.hasBegun).length;
  const outcome = (result: Promise<unknown>) =>
    result.then(
      () => 'done',
      (error: unknown) => (error instanceof HashingIsBusy ? 'busy' : 'failed'),
    );

  test('so many are worked on at once as one key may have, though there are places', async () => {
    const line = waitingLine({ places: 4, placesOfOne: 2, waiting: 100, patienceMilliseconds: 60_000 });
    const [anns, ben] = [many(9), piece()];
    const results = anns.map(({ work }) => line('ann', work));
    expect(begun(anns)).toBe(2);
    results.push(line('ben', ben.work));
    expect(ben.state.hasBegun).toBe(true);
    for (const { end } of [...anns, ben]) end();
    expect(new Set(await Promise.all(results))).toEqual(new Set(['done']));
    expect(line.reading()).toEqual({ working: 0, waiting: 0, turnedAway: 0 });
  });

  test('each other key has its turn after one of them, however many wait', async () => {
    const line = waitingLine({ places: 1, placesOfOne: 1, waiting: 100, patienceMilliseconds: 60_000 });
    const order: string[] = [];
    const work = (name: string) => async () => void order.push(name);
    const first = piece();
    const results: Promise<unknown>[] = [
      line('ann', first.work),
      ...Array.from({ length: 5 }, () => line('ann', work('ann'))),
    ];
    for (const name of ['ben', 'carla', 'ben']) results.push(line(name, work(name)));
    first.end();
    await Promise.all(results);
    expect(order).toEqual(['ann', 'ben', 'carla', 'ann', 'ben', 'ann', 'ann', 'ann']);
  });

  test('the newest are turned away for others when the line is full, and nobody else', async () => {
    const line = waitingLine({ places: 1, placesOfOne: 1, waiting: 10, patienceMilliseconds: 60_000 });
    const [anns, others] = [many(40), many(4)];
    const ofAnn = anns.map(({ work }) => outcome(line('ann', work)));
    const ofOthers = others.map(({ work }, index) => outcome(line(`other ${index}`, work)));
    expect(line.reading()).toEqual({ working: 1, waiting: 10, turnedAway: 33 });
    for (const { end } of [...anns, ...others]) end();
    expect(await Promise.all(ofOthers)).toEqual(['done', 'done', 'done', 'done']);
    expect(await Promise.all(ofAnn)).toEqual(anns.map((_, index) => (index < 7 ? 'done' : 'busy')));
  });
});
