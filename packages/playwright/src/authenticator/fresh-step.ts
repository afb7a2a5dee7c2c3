import { PERIOD_SECONDS, timeStepAt } from './time-based-code.ts';

/** Servers accept one step either side of their own (RFC 6238 section 5.2). */
const DRIFT_WINDOW_STEPS = 1;
/** A code must live long enough to be typed and judged. */
const TYPING_SECONDS = 10;
/** How far the server's clock may be behind ours. */
const CLOCK_TOLERANCE_SECONDS = 2;

const secondsFrom = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1_000);

/**
 * The earliest step after `lastStep` that a server accepts at `now`, and from when on it does. A step is accepted once,
 * so three codes can follow each other without waiting, and the fourth has to wait until `opensAt`.
 */
export function freshStep(lastStep: number, now: Date): { step: number; opensAt: Date } {
  const earliest = timeStepAt(secondsFrom(now, TYPING_SECONDS)) - DRIFT_WINDOW_STEPS;
  const step = Math.max(lastStep + 1, earliest);
  const opens = (step - DRIFT_WINDOW_STEPS) * PERIOD_SECONDS + CLOCK_TOLERANCE_SECONDS;
  return { step, opensAt: new Date(Math.max(opens * 1_000, now.getTime())) };
}
