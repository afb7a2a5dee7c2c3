import { undoRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

/** The link alone decides: whose cookies come with it makes no difference, and none is set. */
export const undoRoutes = ({ trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>().post('/', readBody(undoRequest), async (c) => {
    const requestedFrom = requestOrigin(c, trustedProxyHops);
    const outcome = await useCases.undoChange({ ...c.var.body, requestedFrom });
    if (outcome.kind !== 'undone') return refuse(c, outcome);
    recordOutcome(c, { outcome: 'change-undone', accountId: outcome.accountId });
    return c.json({ undone: outcome.change, isEmailBack: outcome.isEmailBack });
  });
