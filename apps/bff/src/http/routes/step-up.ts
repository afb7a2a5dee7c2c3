import { emptyRequest, secondFactorRequest, stepUpRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, limitOf, recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const stepUpRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .post('/', readBody(stepUpRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'password', purpose: 'step-up', limit: 'password-throttle' });
      const outcome = await useCases.stepUp({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'proved') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.write(c, 'session', outcome.sessionToken);
      return c.body(null, 204);
    })

    .post('/passkey', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.askPasskeyInSession({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'asked') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-asked' });
      return c.json({ options: outcome.options });
    })

    .post('/second-factor', readBody(secondFactorRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const { body: proof, session } = c.var;
      beginAttempt(c, { kind: 'proof', purpose: 'step-up', factor: proof.factor, limit: limitOf(proof.factor) });
      const outcome = await useCases.proveSecondFactor({ session, proof, requestedFrom });
      if (outcome.kind !== 'proved') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.write(c, 'session', outcome.sessionToken);
      return c.body(null, 204);
    });
