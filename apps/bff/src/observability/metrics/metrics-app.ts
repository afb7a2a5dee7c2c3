import { Hono } from 'hono';
import { noStore } from '../../http/middleware/no-store.ts';
import { securityHeaders } from '../../http/middleware/security-headers.ts';
import type { Counts } from './counts.ts';
import { processReadings } from './process-readings.ts';
import { type ReplicaParts, replicaReadings } from './replica-readings.ts';
import { statusPage } from './status-page.ts';

const EXPOSITION = 'text/plain; version=0.0.4; charset=utf-8';

/** What is served on the port for operators, and nowhere else: no cookie, no account, no secret. */
export function metricsApp(counts: Counts, parts: ReplicaParts) {
  const families = [...counts.families, ...replicaReadings(parts), ...processReadings()];
  return new Hono()
    .use(securityHeaders, noStore)
    .get('/api/metrics', (c) =>
      c.body(`${families.map((family) => family.text()).join('\n')}\n`, 200, { 'Content-Type': EXPOSITION }),
    )
    .get('/status', (c) => c.text(statusPage(counts, parts), 200));
}
