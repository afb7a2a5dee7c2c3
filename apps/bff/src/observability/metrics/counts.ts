import type { Facts } from '../log.ts';
import { answerCounters } from './answer-counters.ts';
import { counter } from './counter.ts';
import { judgedRequest } from './judged-request.ts';
import { lastTimes } from './last-times.ts';
import { mailMetrics } from './mail-metrics.ts';
import type { MetricFamily } from './metric-family.ts';
import { requestDurations } from './request-durations.ts';

/** What the log calls it when something goes wrong. */
const failures = [
  'unexpected',
  'unavailable',
  'secret unreadable',
  'background work failed',
  'database connection lost',
  'traces not sent',
] as const;

const wordOf = (event: string) => event.replaceAll(' ', '-');

export type Counts = ReturnType<typeof newCounts>;

export function newCounts() {
  const requests = requestDurations();
  const answers = answerCounters();
  const mails = mailMetrics();
  const errors = counter(
    { name: 'countersign_errors_total', help: 'What went wrong, by what the log calls it.' },
    failures.map((event) => ({ event: wordOf(event) })),
  );
  const lastRight = lastTimes('factor', {
    name: 'countersign_second_factor_last_right_timestamp_seconds',
    help: 'When a code of the factor was last right.',
  });
  const lastSent = lastTimes('kind', {
    name: 'countersign_mail_last_sent_timestamp_seconds',
    help: 'When a mail of the kind last left.',
  });

  function countRequest(facts: Facts) {
    requests.count(facts);
    const { factor, method, outcome, path } = facts;
    const request = judgedRequest({ factor, method, outcome, path });
    if (!request) return;
    for (const each of Object.values(answers)) each.count(request);
    if (request.asked.kind === 'code' && request.verdict === 'right') lastRight.note(request.factor);
  }

  function countMail(facts: Facts) {
    mails.count(facts);
    if (facts.outcome === 'sent') lastSent.note(String(facts.kind));
  }

  const { deliveries, durations } = mails;
  const families: MetricFamily[] = [
    answers.secondFactorAnswers,
    lastRight,
    answers.passwordAnswers,
    answers.attempts,
    answers.signIns,
    answers.changes,
    answers.emailCodes,
    deliveries,
    durations,
    lastSent,
    errors,
    requests,
  ];
  return {
    /** Of a line of the log. */
    count(event: string, facts: Facts) {
      if (event === 'request') countRequest(facts);
      else if (event === 'mail') countMail(facts);
      else errors.add({ event: wordOf(event) });
    },
    deliveries,
    errors,
    families,
    lastRight,
    lastSent,
    secondFactorAnswers: answers.secondFactorAnswers,
  };
}
