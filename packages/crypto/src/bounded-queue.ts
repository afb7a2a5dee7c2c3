import { HashingIsBusy } from '@countersign/two-factor';
import { createFairQueue } from './fair-queue.ts';

export interface BoundedQueueLimits {
  /** How many tasks run at once. */
  slots: number;
  /** How many of these slots one key may hold. */
  slotsPerKey: number;
  /** How many tasks may wait for a slot. */
  maxWaiting: number;
  timeoutMilliseconds: number;
}

export interface QueueLoad {
  running: number;
  waiting: number;
  /** Since the process started. */
  rejected: number;
}

export interface BoundedQueue {
  /**
   * Runs a task as soon as a slot is free; keys take turns.
   * @throws HashingIsBusy without running it when the queue is full or the wait times out (SEC-10).
   */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  load(): QueueLoad;
}

interface Waiter {
  start(): void;
  reject(): void;
}

/** A semaphore with a bounded, fair waiting queue. */
export function createBoundedQueue(limits: BoundedQueueLimits): BoundedQueue {
  const { maxWaiting, slots, slotsPerKey, timeoutMilliseconds } = limits;
  const queue = createFairQueue<Waiter>();
  const runningByKey = new Map<string, number>();
  let running = 0;
  let rejected = 0;

  const runningOf = (key: string) => runningByKey.get(key) ?? 0;
  const isBelowItsShare = (key: string) => runningOf(key) < slotsPerKey;

  function acquire(key: string): void {
    running += 1;
    runningByKey.set(key, runningOf(key) + 1);
  }

  function release(key: string): void {
    running -= 1;
    const left = runningOf(key) - 1;
    if (left > 0) runningByKey.set(key, left);
    else runningByKey.delete(key);
  }

  function startWaiting(): void {
    while (running < slots) {
      const next = queue.shift(isBelowItsShare);
      if (!next) return;
      acquire(next.key);
      next.item.start();
    }
  }

  function wait(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start() {
          clearTimeout(timeout);
          resolve();
        },
        reject() {
          clearTimeout(timeout);
          rejected += 1;
          reject(new HashingIsBusy());
        },
      };
      const timeout = setTimeout(() => {
        queue.remove(key, waiter);
        waiter.reject();
      }, timeoutMilliseconds);
      queue.push(key, waiter);
      if (queue.size() > maxWaiting) queue.dropFromLongest()?.reject();
    });
  }

  return {
    async run(key, task) {
      // While a slot is free, whoever is waiting has a key that already holds its share.
      if (running < slots && isBelowItsShare(key)) acquire(key);
      else await wait(key);
      try {
        return await task();
      } finally {
        release(key);
        startWaiting();
      }
    },
    load: () => ({ running, waiting: queue.size(), rejected }),
  };
}
