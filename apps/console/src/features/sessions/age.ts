const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Age {
  amount: number;
  unit: 'minute' | 'hour' | 'day';
}

/** How long ago a moment was, in the unit that people say it in; null up to a minute and a half, which is now. */
export function ageOf(moment: string, now: number): Age | null {
  const seconds = (now - Date.parse(moment)) / 1_000;
  if (seconds < 1.5 * MINUTE) return null;
  if (seconds < 1.5 * HOUR) return { amount: Math.round(seconds / MINUTE), unit: 'minute' };
  if (seconds < 1.5 * DAY) return { amount: Math.round(seconds / HOUR), unit: 'hour' };
  return { amount: Math.round(seconds / DAY), unit: 'day' };
}
