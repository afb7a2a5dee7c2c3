let offsetMilliseconds = 0;

/**
 * Learns from an answer's `Date` header how far this device's clock is from the server's. The header has whole
 * seconds, rounded down, so our server time is at most a second late and a countdown never ends too early.
 */
export function noteServerDate(dateHeader: string | null, receivedAt: number): void {
  const serverTime = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(serverTime)) offsetMilliseconds = serverTime - receivedAt;
}

/** Milliseconds since the epoch by the server's clock; `now` is this device's. */
export const serverTime = (now: number): number => now + offsetMilliseconds;
