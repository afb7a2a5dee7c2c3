import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Log } from '../../observability/log.ts';
import { forwardedHops } from './request-origin.ts';

interface Dependencies {
  isSecure: boolean;
  log: Log;
  trustedProxyHops: number;
}

const TOO_LOW =
  'requests name a client that no proxy is trusted to name, so wrong passwords of everybody behind one proxy count as one; set TRUSTED_PROXY_HOPS to the number of proxies in front';
const TOO_HIGH =
  'requests name fewer addresses than there are trusted proxies, so callers can make theirs up; lower TRUSTED_PROXY_HOPS, or let each proxy append to X-Forwarded-For';

/**
 * Warns once per process when TRUSTED_PROXY_HOPS does not match the traffic (SEC-06). An https origin means that a proxy
 * terminates TLS; requests without X-Forwarded-For are probes, or reach the replica directly.
 */
export function warnOnProxyMismatch({ isSecure, log, trustedProxyHops }: Dependencies) {
  let isSaid = !isSecure;
  return createMiddleware(async function warnOnProxyMismatch(c: Context, next) {
    const named = isSaid ? trustedProxyHops : forwardedHops(c).length;
    const isTooLow = trustedProxyHops === 0 && named > 0;
    const isTooHigh = named > 0 && named < trustedProxyHops;
    if (isTooLow || isTooHigh) {
      isSaid = true;
      log.warn('proxy hops', { trusted: trustedProxyHops, named, advice: isTooLow ? TOO_LOW : TOO_HIGH });
    }
    await next();
  });
}
