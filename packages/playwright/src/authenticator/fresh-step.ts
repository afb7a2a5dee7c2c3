import { PERIOD_SECONDS, timeStepAt } from './time-based-code.ts';

/** Servers accept one step either side of their own (RFC 6238 section 5.2). */
const DRIFT_WINDOW_STEPS = 1;
/** A code must live long enough to be typed and judged. */
const TYPING_SECONDS = 10;
/** How far the server's clock may be behind ours. */
const CLOCK_TOLERANCE_SECONDS = 2;

export interface FreshStep {
  step: number;
  /** From when on a server accepts its code. */
  opensAt: Date;
}

const secondsFrom = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1_000);

/**
 * The earliest step after `lastStep` that a server accepts at `now`, and from when on it does. A step is accepted once,
 * so three codes can follow each other without waiting, and the fourth has to wait until `opensAt`.
 */
export function freshStep(lastStep: number, now: Date): FreshStep {
  const earliest = timeStepAt(secondsFrom(now, TYPING_SECONDS)) - DRIFT_WINDOW_STEPS;
  const step = Math.max(lastStep + 1, earliest);
  const opens = (step - DRIFT_WINDOW_STEPS) * PERIOD_SECONDS + CLOCK_TOLERANCE_SECONDS;
  return { step, opensAt: new Date(Math.max(opens * 1_000, now.getTime())) };
}

/**
 * The same where others use the key too. Servers take steps in ascending order only, and whoever claims a step first may be
 * the last to type it; so nobody types a code before its own half minute begins, unless the step before was theirs as well.
 * @param lastStep the last that is known to be taken, by whomever
 * @param ownStep the last that was given out here
 */
export function freshSharedStep(lastStep: number, ownStep: number, now: Date): FreshStep {
  const step = Math.max(lastStep + 1, timeStepAt(secondsFrom(now, TYPING_SECONDS)));
  if (step === ownStep + 1) return freshStep(ownStep, now);
  return { step, opensAt: new Date(Math.max(step * PERIOD_SECONDS * 1_000, now.getTime())) };
}
