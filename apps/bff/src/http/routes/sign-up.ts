import { signUpRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { networkOf } from '../network.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

/** What is answered depends on the configuration and on what was asked before, never on the address (SEC-03). */
export const signUpRoutes = ({ isSignUpOpen, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>().post('/', readBody(signUpRequest), async (c) => {
    if (!isSignUpOpen) return problemResponse(c, 'not_found');
    const requestedFrom = requestOrigin(c, trustedProxyHops);
    const network = networkOf(requestedFrom.address);
    beginAttempt(c, { kind: 'sign-up-link', limit: 'sign-up-links' });
    const outcome = await useCases.requestSignUp({ ...c.var.body, network, requestedFrom });
    if (outcome.kind !== 'taken') return refuse(c, outcome);
    recordOutcome(c, { outcome: 'link-asked' });
    return c.body(null, 204);
  });
