let offsetMilliseconds: number | null = null;

const RESOLUTION_MILLISECONDS = 1000;

/**
 * Learns from an answer's `Date` header how far this device's clock is from the server's. The header has whole
 * seconds, rounded down, and has been on its way for a while: the server is never behind of what it says. So of
 * several answers the latest time is the truest, and a countdown never ends before the server's does.
 */
export function noteServerDate(dateHeader: string | null, receivedAt: number): void {
  const serverNow = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverNow)) return;
  const offset = serverNow - receivedAt;
  const isSameClock = offsetMilliseconds !== null && Math.abs(offset - offsetMilliseconds) <= RESOLUTION_MILLISECONDS;
  offsetMilliseconds = isSameClock ? Math.max(offset, offsetMilliseconds ?? offset) : offset;
}

/** Milliseconds since the epoch by the server's clock; `now` is this device's. */
export const serverTime = (now: number): number => now + (offsetMilliseconds ?? 0);
