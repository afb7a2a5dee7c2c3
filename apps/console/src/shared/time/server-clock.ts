import { createStore } from '../store/create-store.ts';

const RESOLUTION_MILLISECONDS = 1000;

/** How far the server's clock is ahead of this device's; null until a response has told. */
const offset = createStore<number | null>(null);

/**
 * Estimates the offset of the server's clock from a response's `Date` header. The header has whole seconds, rounded down,
 * and is older than its arrival, so the server is never behind what it says: of several responses the latest time is the
 * most accurate, and a countdown never ends before the server's does.
 */
export function updateServerClock(dateHeader: string | null, receivedAt: number): void {
  const serverNow = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverNow)) return;
  const measured = serverNow - receivedAt;
  const known = offset.get() ?? measured;
  const isSameClock = Math.abs(measured - known) <= RESOLUTION_MILLISECONDS;
  offset.set(isSameClock ? Math.max(measured, known) : measured);
}

/** Milliseconds since the epoch by the server's clock; `now` is this device's. */
export const serverTime = (now: number): number => now + (offset.get() ?? 0);
