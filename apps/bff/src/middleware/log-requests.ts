import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { BffEnv } from '../bff-env.ts';
import type { Log } from '../log.ts';

/** One line per API request, without its query, headers or body: those may hold what must not be logged (SEC-88). */
export const logRequests = (log: Log) =>
  createMiddleware<BffEnv>(async function logRequests(c, next) {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.header('Request-Id', requestId);
    await next();
    const milliseconds = Math.round(performance.now() - startedAt);
    log.info('request', { requestId, method: c.req.method, path: c.req.path, status: c.res.status, milliseconds });
  });
