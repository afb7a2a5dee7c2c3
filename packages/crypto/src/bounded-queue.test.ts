import { HashingIsBusy } from '@countersign/two-factor';
import { describe, expect, test } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';

const unhurried = { timeoutMilliseconds: 60_000, slotsPerKey: 10 };

/** A task that runs until it is told to end. */
function createTask() {
  const { promise, reject, resolve } = Promise.withResolvers<string>();
  const state = { hasStarted: false };
  const task = () => {
    state.hasStarted = true;
    return promise;
  };
  return { task, state, end: () => resolve('done'), fail: (error: Error) => reject(error) };
}

const eventLoopTurn = () => new Promise(setImmediate);

test('runs as many tasks at once as there are slots, and the others in order', async () => {
  const queue = createBoundedQueue({ slots: 2, maxWaiting: 10, ...unhurried });
  const tasks = Array.from({ length: 4 }, createTask);
  const results = tasks.map(({ task }) => queue.run('ann', task));
  await eventLoopTurn();
  expect(tasks.map(({ state }) => state.hasStarted)).toEqual([true, true, false, false]);
  expect(queue.load()).toEqual({ running: 2, waiting: 2, rejected: 0 });
  tasks[1]?.end();
  await eventLoopTurn();
  expect(tasks.map(({ state }) => state.hasStarted)).toEqual([true, true, true, false]);
  for (const { end } of tasks) end();
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(queue.load()).toEqual({ running: 0, waiting: 0, rejected: 0 });
});

test('rejects a task that would overfill the queue, and no other', async () => {
  const queue = createBoundedQueue({ slots: 1, maxWaiting: 1, ...unhurried });
  const [running, next, tooMany, later] = [createTask(), createTask(), createTask(), createTask()];
  const results = [queue.run('ann', running.task), queue.run('ann', next.task)];
  await expect(queue.run('ann', tooMany.task)).rejects.toThrow(HashingIsBusy);
  expect(queue.load()).toEqual({ running: 1, waiting: 1, rejected: 1 });
  running.end();
  next.end();
  await Promise.all(results);
  later.end();
  expect(await queue.run('ann', later.task)).toBe('done');
  expect(tooMany.state.hasStarted).toBe(false);
});

test('rejects a task that has waited too long, and gives the slot to the next', async () => {
  const queue = createBoundedQueue({ slots: 1, maxWaiting: 5, ...unhurried, timeoutMilliseconds: 20 });
  const [running, late, later] = [createTask(), createTask(), createTask()];
  const first = queue.run('ann', running.task);
  await expect(queue.run('ann', late.task)).rejects.toThrow(HashingIsBusy);
  expect(queue.load()).toEqual({ running: 1, waiting: 0, rejected: 1 });
  running.end();
  await first;
  later.end();
  expect(await queue.run('ann', later.task)).toBe('done');
  expect(late.state.hasStarted).toBe(false);
});

test('a slot is free again when its task fails', async () => {
  const queue = createBoundedQueue({ slots: 1, maxWaiting: 0, ...unhurried });
  const [failing, later] = [createTask(), createTask()];
  const failed = queue.run('ann', failing.task);
  failing.fail(new TypeError('no'));
  await expect(failed).rejects.toThrow(TypeError);
  later.end();
  expect(await queue.run('ann', later.task)).toBe('done');
});

describe('SEC-10 of many that one key asks for', () => {
  const many = (count: number) => Array.from({ length: count }, createTask);
  const started = (tasks: ReturnType<typeof createTask>[]) => tasks.filter(({ state }) => state.hasStarted).length;
  const outcome = (result: Promise<unknown>) =>
    result.then(
      () => 'done',
      (error: unknown) => (error instanceof HashingIsBusy ? 'busy' : 'failed'),
    );

  test('no more run at once than one key may have, even while slots are free', async () => {
    const queue = createBoundedQueue({ slots: 4, slotsPerKey: 2, maxWaiting: 100, timeoutMilliseconds: 60_000 });
    const [anns, ben] = [many(9), createTask()];
    const results = anns.map(({ task }) => queue.run('ann', task));
    expect(started(anns)).toBe(2);
    results.push(queue.run('ben', ben.task));
    expect(ben.state.hasStarted).toBe(true);
    for (const { end } of [...anns, ben]) end();
    expect(new Set(await Promise.all(results))).toEqual(new Set(['done']));
    expect(queue.load()).toEqual({ running: 0, waiting: 0, rejected: 0 });
  });

  test('every other key has its turn after one of them, however many wait', async () => {
    const queue = createBoundedQueue({ slots: 1, slotsPerKey: 1, maxWaiting: 100, timeoutMilliseconds: 60_000 });
    const order: string[] = [];
    const work = (name: string) => async () => void order.push(name);
    const first = createTask();
    const results: Promise<unknown>[] = [
      queue.run('ann', first.task),
      ...Array.from({ length: 5 }, () => queue.run('ann', work('ann'))),
    ];
    for (const name of ['ben', 'carla', 'ben']) results.push(queue.run(name, work(name)));
    first.end();
    await Promise.all(results);
    expect(order).toEqual(['ann', 'ben', 'carla', 'ann', 'ben', 'ann', 'ann', 'ann']);
  });

  test('the newest are rejected in favour of other keys when the queue is full, and no others', async () => {
    const queue = createBoundedQueue({ slots: 1, slotsPerKey: 1, maxWaiting: 10, timeoutMilliseconds: 60_000 });
    const [anns, others] = [many(40), many(4)];
    const ofAnn = anns.map(({ task }) => outcome(queue.run('ann', task)));
    const ofOthers = others.map(({ task }, index) => outcome(queue.run(`other ${index}`, task)));
    expect(queue.load()).toEqual({ running: 1, waiting: 10, rejected: 33 });
    for (const { end } of [...anns, ...others]) end();
    expect(await Promise.all(ofOthers)).toEqual(['done', 'done', 'done', 'done']);
    expect(await Promise.all(ofAnn)).toEqual(anns.map((_, index) => (index < 7 ? 'done' : 'busy')));
  });
});
