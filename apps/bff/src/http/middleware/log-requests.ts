import { randomUUID } from 'node:crypto';
import { browserTokenHashes } from '@countersign/two-factor';
import { createMiddleware } from 'hono/factory';
import { factorOf, outcomeOf } from '../../observability/auth-attempt.ts';
import type { EndedRequest } from '../../observability/ended-request.ts';
import type { Log } from '../../observability/log.ts';
import type { SignedInEnv } from '../bff-env.ts';
import type { Cookies } from '../cookies.ts';
import { clientAddress } from './request-origin.ts';

interface Dependencies {
  cookies: Cookies;
  log: Log;
  /** For metrics. */
  onRequestEnded?: ((request: EndedRequest) => void) | undefined;
  trustedProxyHops: number;
}

/**
 * One line per API request: who asked for what, from where, and how it ended (SEC-87). Without its query, headers or
 * body, because those may hold what must not be logged (SEC-88).
 */
export const logRequests = ({ cookies, log, onRequestEnded, trustedProxyHops }: Dependencies) =>
  createMiddleware<SignedInEnv>(async function logRequests(c, next) {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.header('Request-Id', requestId);
    await next();
    const { accountId = c.get('session')?.accountId ?? null, amr, attempt, outcome } = outcomeOf(c);
    const request = {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - startedAt),
      outcome,
      accountId,
    };
    log.info('request', {
      ...request,
      factor: factorOf(attempt),
      browser: browserIn(cookies.read(c, 'browser')),
      address: clientAddress(c, trustedProxyHops),
    });
    onRequestEnded?.({ ...request, attempt, ...(amr && { amr }) });
  });

const DIGITS_TO_TELL_BROWSERS_APART = 12;

/**
 * A prefix of the stored hash of the device cookie, of the account that used it last: enough to correlate the requests of
 * one browser, and of no use for anything else.
 */
function browserIn(deviceCookie: string | undefined): string | null {
  const [newest] = browserTokenHashes(deviceCookie);
  return newest ? Buffer.from(newest).toString('hex').slice(0, DIGITS_TO_TELL_BROWSERS_APART) : null;
}
