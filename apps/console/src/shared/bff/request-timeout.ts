const LONG_MILLISECONDS = 4_000;
const PATIENCE_MILLISECONDS = 20_000;

let longWaits = 0;
const listeners = new Set<() => void>();

function countLongWait(change: 1 | -1): void {
  longWaits += change;
  for (const listener of listeners) listener();
}

/** One request's wait: after a while it is called long, in the end it is given up. */
export interface Patience {
  /** Aborts when nobody should wait any longer. */
  readonly signal: AbortSignal;
  /** The answer is there, or nobody wants it any more. */
  end(): void;
}

export function beginPatience(): Patience {
  const giveUp = new AbortController();
  let isLong = false;
  const growingLong = setTimeout(() => {
    isLong = true;
    countLongWait(1);
  }, LONG_MILLISECONDS);
  const runningOut = setTimeout(() => giveUp.abort(), PATIENCE_MILLISECONDS);
  return {
    signal: giveUp.signal,
    end() {
      clearTimeout(growingLong);
      clearTimeout(runningOut);
      if (isLong) countLongWait(-1);
      isLong = false;
    },
  };
}

export const longWait = {
  isOn: (): boolean => longWaits > 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
