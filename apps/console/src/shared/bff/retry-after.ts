/** `Retry-After` in seconds (RFC 9110 section 10.2.3 allows a number of seconds or a date), null when it says nothing. */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const stated = headers.get('retry-after')?.trim();
  if (!stated) return null;
  if (/^\d+$/.test(stated)) return Number(stated);
  const moment = Date.parse(stated);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - now) / 1000));
}
