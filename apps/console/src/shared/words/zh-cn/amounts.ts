import type { ProblemFacts } from '../../bff/problem-sentence.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as people say it; up to a minute and a half in seconds. */
export function span(seconds: number): string {
  if (seconds < 1.5 * MINUTE) return `${Math.round(seconds)} 秒`;
  if (seconds < 1.5 * HOUR) return `${Math.round(seconds / MINUTE)} 分钟`;
  if (seconds < 2 * DAY) return `${Math.round(seconds / HOUR)} 小时`;
  return `${Math.round(seconds / DAY)} 天`;
}

/** Rounded up, so that nobody comes back too early. It follows a character, from which a number is set apart by a space. */
export function waitOf({ retryAfterSeconds }: ProblemFacts): string {
  if (retryAfterSeconds === null) return '几分钟';
  const unit = retryAfterSeconds < 1.5 * MINUTE ? 1 : retryAfterSeconds < 1.5 * HOUR ? MINUTE : HOUR;
  return ` ${span(Math.max(1, Math.ceil(retryAfterSeconds / unit)) * unit)}`;
}

export const triesLeft = ({ attemptsLeft }: ProblemFacts): string =>
  attemptsLeft === null ? '' : `还可以尝试 ${attemptsLeft} 次。`;

const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' });

/** Moments as ISO 8601, said in this device's time zone. */
export const moments = {
  time: (moment: string) => clock.format(new Date(moment)),
  day: (moment: string) => calendar.format(new Date(moment)),
};
