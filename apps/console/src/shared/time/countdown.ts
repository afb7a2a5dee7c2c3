import { useEffect, useState } from 'react';
import { serverTime } from './server-clock.ts';

/** Whole seconds from `now` (milliseconds) to `until` (ISO 8601), never below zero. */
export const secondsUntil = (until: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));

export const secondsLeft = ({ from, until }: { from: string; until: string }, now: number): number =>
  Math.min(secondsUntil(until, now), secondsUntil(until, Date.parse(from)));

const isPast = (moment: string): boolean => secondsUntil(moment, serverTime(Date.now())) === 0;

/** Minutes and seconds: 75 becomes "1:15". */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * Seconds left until a moment by the server's clock, which is known to the second only; never more than `from` to `until`.
 * Re-renders once a second, and stops at zero.
 */
export function useCountdown({ from, until }: { from: string; until: string }): number {
  const [, setTick] = useState(0);
  const left = secondsLeft({ from, until }, serverTime(Date.now()));
  const isRunning = left > 0;

  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(ticking);
  }, [isRunning]);

  return left;
}

/**
 * Whether a moment, if there is one, has passed by the server's clock. Re-renders once, when it does. The clock is checked
 * every second: one long timer would fire late on a device that was asleep.
 */
export function useHasPassed(until: string | undefined): boolean {
  const [, setPassed] = useState<string>();
  const hasPassed = until !== undefined && isPast(until);

  useEffect(() => {
    if (until === undefined || hasPassed) return;
    const checking = setInterval(() => {
      if (isPast(until)) setPassed(until);
    }, 1000);
    return () => clearInterval(checking);
  }, [until, hasPassed]);

  return hasPassed;
}
