import { createMiddleware } from 'hono/factory';
import type { BffEnv } from '../../http/bff-env.ts';
import { factorOf, outcomeOf } from '../auth-attempt.ts';
import { methodOf, routeOf } from '../bounded-labels.ts';
import type { Tracing } from './tracing.ts';

/** A span for each API request, with the facts of its log line except account and address (SEC-88). */
export const traceRequests = (tracing: Tracing) =>
  createMiddleware<BffEnv>(async function traceRequests(c, next) {
    const [method, route] = [methodOf(c.req.method), routeOf(c.req.path)];
    const span = {
      name: route === 'other' ? method : `${method} ${route}`,
      kind: 'server',
      facts: { 'http.request.method': method, 'http.route': route },
      parent: c.req.header('traceparent'),
    } as const;
    await tracing.span(span, async (open) => {
      await next();
      const { attempt, outcome } = outcomeOf(c);
      const factor = factorOf(attempt);
      open.say({
        'http.response.status_code': c.res.status,
        'countersign.request_id': c.get('requestId'),
        ...(outcome !== null && { 'countersign.outcome': outcome }),
        ...(factor !== null && { 'countersign.factor': factor }),
      });
      if (c.res.status >= 500) open.fail();
    });
  });
