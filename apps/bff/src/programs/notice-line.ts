import { days, hours, maskedEmail, minutes, type UndeliveredNotice } from '@countersign/two-factor';

/** What an operator needs to find the request in the log and the reason there; neither the address nor what the mail says. */
export function noticeLine(notice: UndeliveredNotice, now: Date): string {
  const { createdAt, email, id, isGivenUp, requestId, tries } = notice;
  const age = ageInWords((now.getTime() - createdAt.getTime()) / 1_000);
  const tried = tries === 1 ? 'tried once' : `tried ${tries} times`;
  const facts = [isGivenUp ? 'given up' : 'waiting', notice.notice, maskedEmail(email), age, tried];
  return `${id}  ${facts.join(', ')}, request ${requestId}`;
}

function ageInWords(seconds: number): string {
  for (const [unit, length] of [
    ['d', days(1)],
    ['h', hours(1)],
  ] as const) {
    if (seconds >= 2 * length) return `${Math.floor(seconds / length)} ${unit} old`;
  }
  return `${Math.max(0, Math.floor(seconds / minutes(1)))} min old`;
}
