import { Hono } from 'hono';
import { noStore } from '../../http/middleware/no-store.ts';
import { securityHeaders } from '../../http/middleware/security-headers.ts';
import type { Metrics } from './metrics.ts';
import { processGauges } from './process-gauges.ts';
import { type ReplicaParts, replicaGauges } from './replica-gauges.ts';
import { statusPage } from './status-page.ts';

const EXPOSITION = 'text/plain; version=0.0.4; charset=utf-8';

/** Served on the operators' port only; contains no cookie, account or secret. */
export function createMetricsApp(metrics: Metrics, parts: ReplicaParts) {
  const families = [...metrics.families, ...replicaGauges(parts), ...processGauges()];
  return new Hono()
    .use(securityHeaders, noStore)
    .get('/api/metrics', (c) =>
      c.body(`${families.map((family) => family.text()).join('\n')}\n`, 200, { 'Content-Type': EXPOSITION }),
    )
    .get('/status', (c) => c.text(statusPage(metrics, parts), 200));
}
