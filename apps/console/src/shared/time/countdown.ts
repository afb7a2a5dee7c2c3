import { useEffect, useState } from 'react';
import { serverTime } from './server-clock.ts';

/** Whole seconds from `now` (milliseconds) to `until` (ISO 8601), never below zero. */
export const secondsUntil = (until: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));

export const secondsLeft = ({ from, until }: { from: string; until: string }, now: number): number =>
  Math.min(secondsUntil(until, now), secondsUntil(until, Date.parse(from)));

const isPast = (moment: string): boolean => secondsUntil(moment, serverTime(Date.now())) === 0;

/** 75 becomes "1:15", as on a stopwatch. */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * Seconds from one moment until another by the server's clock, which is known to the second only: never more than the
 * wait that was promised. Shows anew once a second and rests at zero.
 */
export function useCountdown({ from, until }: { from: string; until: string }): number {
  const [, setTick] = useState(0);
  const left = secondsLeft({ from, until }, serverTime(Date.now()));
  const isRunning = left > 0;

  // By the moment too: a later one starts the clock again.
  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(ticking);
  }, [until, isRunning]);

  return left;
}

/**
 * Whether a moment, if there is one, has passed by the server's clock. Draws anew once, when it does. A timer for the
 * whole wait would come late on a device that slept, so the clock is looked at every second.
 */
export function useHasPassed(until: string | undefined): boolean {
  const [, setPassed] = useState<string>();
  const hasPassed = until !== undefined && isPast(until);

  useEffect(() => {
    if (until === undefined || hasPassed) return;
    const looking = setInterval(() => {
      if (isPast(until)) setPassed(until);
    }, 1000);
    return () => clearInterval(looking);
  }, [until, hasPassed]);

  return hasPassed;
}
