import type { OriginFlaw } from '@countersign/contract';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem-response.ts';

const READS = new Set(['GET', 'HEAD']);

/** What a signature protects instead; the path compared is the one that the router matches. */
const signed: readonly Endpoint[] = endpoints.filter(({ caller }) => caller === 'mail-provider');
const isSigned = ({ req }: Context) => signed.some(({ method, path }) => method === req.method && path === req.path);

/**
 * State-changing requests must come from the console's own origin (SEC-71). `hono/csrf` checks form content types only,
 * which is not enough here. The mail provider's events are the only exception. Preflights fail too: no other origin is ever allowed (SEC-74).
 */
export const requireSameOrigin = (consoleOrigin: string) =>
  createMiddleware(async function requireSameOrigin(c, next) {
    const flaw = READS.has(c.req.method) || isSigned(c) ? null : originFlaw(c, consoleOrigin);
    return flaw ? problemResponse(c, 'foreign_origin', { originFlaw: flaw }) : next();
  });

function originFlaw(c: Context, consoleOrigin: string): OriginFlaw | null {
  const origin = c.req.header('Origin');
  const site = c.req.header('Sec-Fetch-Site');
  if (origin === undefined || origin === '') return 'missing';
  if (origin === 'null') return 'hidden';
  if (origin !== consoleOrigin) return 'other';
  return site === undefined || site === 'same-origin' ? null : 'cross-site';
}
