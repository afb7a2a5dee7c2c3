import { stepUpRequest } from '@countersign/contract';
import { Hono } from 'hono';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const stepUpRoutes = ({ cookies, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>().post('/', readBody(stepUpRequest), async (c) => {
    const outcome = await useCases.stepUp({ session: c.var.session, ...c.var.body });
    if (outcome.kind !== 'proved') return refuse(c, outcome);
    cookies.write(c, 'session', outcome.sessionToken);
    return c.body(null, 204);
  });
