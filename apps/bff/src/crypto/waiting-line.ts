import { HashingIsBusy } from '@countersign/two-factor';
import { fairQueue } from './fair-queue.ts';

export interface WaitingLineLimits {
  /** How many may work at once. */
  places: number;
  /** How many of them may be of one key. */
  placesOfOne: number;
  /** How many may wait besides. */
  waiting: number;
  patienceMilliseconds: number;
}

export interface LineReading {
  working: number;
  waiting: number;
  /** How many were turned away since the start. */
  turnedAway: number;
}

export interface WaitingLine {
  /**
   * Works on a few of each key at once; keys that wait take turns.
   * @throws HashingIsBusy instead of working, when too many wait already or the wait takes too long (SEC-10).
   */
  <Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  reading(): LineReading;
}

interface Waiter {
  begin(): void;
  turnAway(): void;
}

export function waitingLine({ patienceMilliseconds, places, placesOfOne, waiting }: WaitingLineLimits): WaitingLine {
  const queue = fairQueue<Waiter>();
  const workingOf = new Map<string, number>();
  let working = 0;
  let turnedAway = 0;

  const countOf = (key: string) => workingOf.get(key) ?? 0;
  const hasPlaceFor = (key: string) => countOf(key) < placesOfOne;

  function take(key: string): void {
    working += 1;
    workingOf.set(key, countOf(key) + 1);
  }

  function leave(key: string): void {
    working -= 1;
    const left = countOf(key) - 1;
    if (left > 0) workingOf.set(key, left);
    else workingOf.delete(key);
  }

  function letIn(): void {
    while (working < places) {
      const next = queue.shift(hasPlaceFor);
      if (!next) return;
      take(next.key);
      next.item.begin();
    }
  }

  function wait(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        begin() {
          clearTimeout(patience);
          resolve();
        },
        turnAway() {
          clearTimeout(patience);
          turnedAway += 1;
          reject(new HashingIsBusy());
        },
      };
      const patience = setTimeout(() => {
        queue.remove(key, waiter);
        waiter.turnAway();
      }, patienceMilliseconds);
      queue.push(key, waiter);
      if (queue.size() > waiting) queue.dropOfLongest()?.turnAway();
    });
  }

  async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    // Who waits while there is a place has as many of its key at work as may be.
    if (working < places && hasPlaceFor(key)) take(key);
    else await wait(key);
    try {
      return await work();
    } finally {
      leave(key);
      letIn();
    }
  }

  const reading = () => ({ working, waiting: queue.size(), turnedAway });
  return Object.assign(inTurn, { reading });
}
