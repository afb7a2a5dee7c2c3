import { methodOf, routeOf } from '../bounded-labels.ts';
import type { EndedRequest } from '../ended-request.ts';
import type { Log } from '../log.ts';
import { createAuthMetrics } from './auth-metrics.ts';
import { createCounter, createHistogram } from './instruments.ts';
import { createMailMetrics } from './mail-metrics.ts';
import type { MetricFamily } from './metric-family.ts';

/** Log events that count as failures. */
const failures = [
  'unexpected',
  'unavailable',
  'secret unreadable',
  'background work failed',
  'database connection lost',
  'traces not sent',
] as const;

const wordOf = (event: string) => event.replaceAll(' ', '-');

const REQUEST_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

/** This replica's metrics, fed with requests and mails as they end, and with the log's failures. */
export function createMetrics() {
  const auth = createAuthMetrics();
  const mail = createMailMetrics();
  const errors = createCounter(
    { name: 'countersign_errors_total', help: 'What went wrong, by what the log calls it.' },
    failures.map((event) => ({ event: wordOf(event) })),
  );
  const requests = createHistogram(
    {
      name: 'countersign_http_request_duration_seconds',
      help: 'Requests to the API, by route, method and status.',
    },
    REQUEST_BOUNDS,
  );
  const families: MetricFamily[] = [...auth.families, ...mail.families, errors, requests];
  return {
    ...auth,
    ...mail,
    errors,
    families,
    countRequest(request: EndedRequest) {
      const { method, milliseconds, path, status } = request;
      const labels = { method: methodOf(method), route: routeOf(path), status: String(status) };
      requests.observe(labels, milliseconds / 1_000);
      auth.countRequest(request);
      mail.countMailEvent(request);
    },
    /** A log that counts the failures it records. */
    countingErrors: (log: Log): Log => ({
      info: log.info,
      warn(event, facts) {
        log.warn(event, facts);
        errors.add({ event: wordOf(event) });
      },
      error(event, error, facts) {
        log.error(event, error, facts);
        errors.add({ event: wordOf(event) });
      },
    }),
  };
}
