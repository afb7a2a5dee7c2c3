import { AUTHORIZED, authorizeQuery } from '@countersign/contract';
import { isAsStrongAs, readableEmail } from '@countersign/two-factor';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { SignedInEnv } from '../bff-env.ts';
import { problemResponse } from '../problem-response.ts';

/** For proxies that ask on each request before they pass it on: `auth_request`, `forward_auth`, `forwardAuth`. */
export const authorizeRoutes = () =>
  new Hono<SignedInEnv>().get('/', (c) => {
    // A parameter that is given twice is refused, since a proxy may have meant either.
    const given = Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]);
    const asked = v.safeParse(authorizeQuery, Object.fromEntries(given));
    if (!asked.success) return problemResponse(c, 'malformed');
    const { 'max-age': maxAgeSeconds, methods } = asked.output;
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
