import { HashingIsBusy } from '@countersign/two-factor';

export interface WaitingLineLimits {
  /** How many may work at once. */
  places: number;
  /** How many may wait besides. */
  waiting: number;
  patienceMilliseconds: number;
}

/** @throws HashingIsBusy instead of working, when too many wait already or the wait takes too long (SEC-10). */
export type WaitingLine = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function waitingLine({ patienceMilliseconds, places, waiting }: WaitingLineLimits): WaitingLine {
  let free = places;
  const line: (() => void)[] = [];

  function turn(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    if (line.length >= waiting) return Promise.reject(new HashingIsBusy());
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        line.splice(line.indexOf(begin), 1);
        reject(new HashingIsBusy());
      }, patienceMilliseconds);
      function begin() {
        clearTimeout(patience);
        resolve();
      }
      line.push(begin);
    });
  }

  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      // The place goes to the next in line, if there is one.
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}
