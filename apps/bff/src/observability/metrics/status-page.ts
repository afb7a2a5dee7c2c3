import { factors } from '@countersign/contract';
import { version } from '../../../package.json';
import type { Metrics } from './metrics.ts';
import type { ReplicaParts } from './replica-gauges.ts';

/** A summary for operators: the second factors first, then what they depend on. Of this replica, since its start. */
export function statusPage(metrics: Metrics, parts: ReplicaParts): string {
  const startedAt = new Date(performance.timeOrigin).toISOString();
  const state = parts.wasReady() ? 'ready' : 'not ready';
  const lines = [
    ...factors.map((factor) => [factor, ...factorFacts(metrics, factor)]),
    ['mail', ...mailFacts(metrics, parts)],
    ['database', ...databaseFacts(parts)],
    ['hashing', ...hashingFacts(parts)],
    ['background', `${parts.background.underWay()} under way`, `failed ${errors(metrics, 'background-work-failed')}`],
    ['errors', ...['unexpected', 'unavailable', 'secret-unreadable'].map((each) => `${each} ${errors(metrics, each)}`)],
  ].map(([name = '', ...facts]) => `${name.padEnd(14)}${facts.join('   ')}\n`);
  return `Countersign ${version}, this replica since ${startedAt}, ${state}\n\n${lines.join('')}`;
}

const errors = (metrics: Metrics, event: string) => metrics.errors.sum({ event });

const timeText = (at: Date | null) => at?.toISOString() ?? 'never';

const factorFacts = ({ lastRight, secondFactorAnswers }: Metrics, factor: string): string[] => [
  ...['right', 'wrong', 'refused'].map((outcome) => `${outcome} ${secondFactorAnswers.sum({ factor, outcome })}`),
  `last right ${timeText(lastRight.of(factor))}`,
];

function mailFacts({ deliveries, lastSent }: Metrics, { mails }: ReplicaParts): string[] {
  const waiting = Object.values(mails.inFlight()).reduce((sum, each) => sum + each, 0);
  return [
    `sent ${deliveries.sum({ outcome: 'sent' })}`,
    `failed ${deliveries.sum({ outcome: 'refused' }) + deliveries.sum({ outcome: 'unknown' })}`,
    `waiting ${waiting}`,
    `last code sent ${timeText(lastSent.of('email-code'))}`,
  ];
}

function databaseFacts({ database, wasReady }: ReplicaParts): string[] {
  const pool = database.pool();
  const skew = database.clockSkew();
  return [
    wasReady() ? 'answers' : 'not ready at the last check',
    pool ? `${pool.busy} of ${pool.limit} connections busy, ${pool.waiting} waiting` : 'inside this process',
    skew === null
      ? 'clocks not compared yet'
      : `our clock ${Math.abs(skew).toFixed(2)} s ${skew < 0 ? 'behind' : 'ahead'}`,
  ];
}

const hashingFacts = ({ passwordHash }: ReplicaParts): string[] =>
  Object.entries(passwordHash.queueLoads()).map(
    ([caller, { rejected, running, waiting }]) =>
      `${caller} callers ${running} working, ${waiting} waiting, ${rejected} turned away`,
  );
