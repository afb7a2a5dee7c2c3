import { emptyRequest, endSessionRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { sessionsAnswer } from './answers.ts';

export const sessionListRoutes = ({ trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', async (c) => c.json(sessionsAnswer(await useCases.listSessions(c.var.session))))

    .post('/end', readBody(endSessionRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.endSession({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'ended') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'session-ended' });
      return c.body(null, 204);
    })

    .post('/end-others', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.endOtherSessions({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'ended') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'other-sessions-ended' });
      return c.json({ ended: outcome.ended });
    });
