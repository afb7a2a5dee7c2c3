import { EXPECTED_ACCOUNT, RECOVERY_DEACTIVATES_AT, SESSION_ENDS_IN } from '@countersign/contract';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { isProofFresh, type LiveSession, type makeFindSession } from '@countersign/two-factor';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { SignedInEnv } from '../bff-env.ts';
import type { Cookies } from '../cookies.ts';
import { problemResponse } from '../problem-response.ts';

interface Dependencies {
  cookies: Cookies;
  findSession: ReturnType<typeof makeFindSession>;
}

/**
 * Deny by default (SEC-70): only endpoints of the contract are reachable, by the callers that it names. The path compared
 * here is the one that the router matches, so that no spelling passes one and reaches the other.
 */
export const admitCallers = ({ cookies, findSession }: Dependencies) =>
  createMiddleware<SignedInEnv>(async function admitCallers(c, next) {
    const endpoint = endpointOf(c);
    if (!endpoint) return noSuchEndpoint(c);
    if (!needsSession(endpoint)) return next();

    // Read from the database each time: a revoked session is gone on every replica at once (SEC-64).
    const session = await findSession(cookies.read(c, 'session'));
    // The stale cookie is not cleared: a late response would clear a newer one as well.
    if (!session) return problemResponse(c, 'not_signed_in');
    // Checked first: the page may show another account, whose session ended with the newer sign-in.
    const isExpected = session.accountId === (c.req.header(EXPECTED_ACCOUNT) ?? session.accountId);
    if (!isExpected) return problemResponse(c, 'another_sign_in');
    c.header(SESSION_ENDS_IN, String(session.endsInSeconds));
    if (session.recoveryDueAt) c.header(RECOVERY_DEACTIVATES_AT, session.recoveryDueAt.toISOString());
    if (lacksProof(endpoint, session)) return problemResponse(c, 'step_up_required');
    c.set('session', session);
    return next();
  });

const needsSession = ({ caller }: Endpoint) => caller === 'session' || caller === 'recent-proof';

const lacksProof = ({ caller }: Endpoint, session: LiveSession) => caller === 'recent-proof' && !isProofFresh(session);

function endpointOf(c: Context): Endpoint | undefined {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  return endpoints.find((endpoint) => endpoint.path === c.req.path && endpoint.method === method);
}

/** 405 with the allowed methods for a known path, 404 for any other. */
function noSuchEndpoint(c: Context): Response {
  const allowed = endpoints.filter(({ path }) => path === c.req.path).map(({ method }) => method);
  if (allowed.length === 0) return problemResponse(c, 'not_found');
  c.header('Allow', allowed.join(', '));
  return problemResponse(c, 'method_not_allowed');
}
