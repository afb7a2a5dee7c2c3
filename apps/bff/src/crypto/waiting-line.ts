import { HashingIsBusy } from '@countersign/two-factor';

export interface WaitingLineLimits {
  /** How many may work at once. */
  places: number;
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
  /** @throws HashingIsBusy instead of working, when too many wait already or the wait takes too long (SEC-10). */
  <Result>(work: () => Promise<Result>): Promise<Result>;
  reading(): LineReading;
}

export function waitingLine({ patienceMilliseconds, places, waiting }: WaitingLineLimits): WaitingLine {
  let free = places;
  const line: (() => void)[] = [];
  let turnedAway = 0;

  function turnAway(): HashingIsBusy {
    turnedAway += 1;
    return new HashingIsBusy();
  }

  function turn(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    if (line.length >= waiting) return Promise.reject(turnAway());
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        line.splice(line.indexOf(begin), 1);
        reject(turnAway());
      }, patienceMilliseconds);
      function begin() {
        clearTimeout(patience);
        resolve();
      }
      line.push(begin);
    });
  }

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    await turn();
    try {
      return await work();
    } finally {
      // The place goes to the next in line, if there is one.
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  }

  const reading = () => ({ working: places - free, waiting: line.length, turnedAway });
  return Object.assign(inTurn, { reading });
}
