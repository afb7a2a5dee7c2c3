import type { ProblemFacts } from '../../bff/problem-sentence.ts';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string) =>
  `${count} ${plural.select(count) === 'one' ? one : other}`;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as people say it; up to a minute and a half in seconds. */
export function span(seconds: number): string {
  if (seconds < 1.5 * MINUTE) return counted(Math.round(seconds), 'second', 'seconds');
  if (seconds < 1.5 * HOUR) return counted(Math.round(seconds / MINUTE), 'minute', 'minutes');
  if (seconds < 2 * DAY) return counted(Math.round(seconds / HOUR), 'hour', 'hours');
  return counted(Math.round(seconds / DAY), 'day', 'days');
}

/** Rounded up, so that nobody comes back too early. */
export function waitOf({ retryAfterSeconds }: ProblemFacts): string {
  if (retryAfterSeconds === null) return 'a few minutes';
  const unit = retryAfterSeconds < 1.5 * MINUTE ? 1 : retryAfterSeconds < 1.5 * HOUR ? MINUTE : HOUR;
  return span(Math.max(1, Math.ceil(retryAfterSeconds / unit)) * unit);
}

export const triesLeft = ({ attemptsLeft }: ProblemFacts): string =>
  attemptsLeft === null ? '' : ` ${counted(attemptsLeft, 'try', 'tries')} left.`;

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** Moments as ISO 8601, said in this device's time zone. */
export const moments = {
  time: (moment: string) => clock.format(new Date(moment)),
  day: (moment: string) => calendar.format(new Date(moment)),
};
