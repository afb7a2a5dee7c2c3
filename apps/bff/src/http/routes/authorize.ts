import { AUTHORIZED, authorizeQuery } from '@countersign/contract';
import { isAsStrongAs, readableEmail } from '@countersign/two-factor';
import { Hono } from 'hono';
import type { SignedInEnv } from '../bff-env.ts';
import { readQuery } from '../middleware/read-query.ts';
import { problemResponse } from '../problem-response.ts';

/** For proxies that ask on each request before they pass it on: `auth_request`, `forward_auth`, `forwardAuth`. */
export const authorizeRoutes = () =>
  new Hono<SignedInEnv>().get('/', readQuery(authorizeQuery), (c) => {
    const { 'max-age': maxAgeSeconds, methods } = c.var.query;
    const { session } = c.var;
    const isEnough = isAsStrongAs(session, {
      ...(methods && { methods }),
      ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    });
    if (!isEnough) return problemResponse(c, 'step_up_required');
    return c.body(null, 204, {
      [AUTHORIZED.account]: session.accountId,
      [AUTHORIZED.email]: inAscii(readableEmail(session.email)),
      [AUTHORIZED.methods]: session.amr.join(','),
      [AUTHORIZED.proofAge]: String(session.proofAgeSeconds),
    });
  });

/** Percent-encodes what a header cannot carry, and the percent sign itself, so that decoding gives the address back. */
const inAscii = (email: string): string => email.replace(/%|[^\x20-\x7e]+/gu, encodeURIComponent);
