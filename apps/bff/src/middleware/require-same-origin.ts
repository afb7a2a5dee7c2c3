import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

const READS = new Set(['GET', 'HEAD']);

/**
 * Whatever can change state must come from a page of our own (SEC-71). `hono/csrf` looks at form content types only,
 * so it does not stand in for this. Preflights fail too: no other origin is ever allowed (SEC-74).
 */
export const requireSameOrigin = (consoleOrigin: string) =>
  createMiddleware(async function requireSameOrigin(c, next) {
    const site = c.req.header('Sec-Fetch-Site');
    const isOurs = c.req.header('Origin') === consoleOrigin && (site === undefined || site === 'same-origin');
    if (!READS.has(c.req.method) && !isOurs) return problemResponse(c, 'foreign_origin');
    return next();
  });
