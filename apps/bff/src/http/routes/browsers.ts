import { emptyRequest, forgetBrowserRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { browsersAnswer } from './answers.ts';

/** The device cookie stays where it is: for an account that has forgotten it, it is worth nothing. */
export const browserRoutes = ({ trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', async (c) => c.json(browsersAnswer(await useCases.listBrowsers(c.var.session))))

    .post('/forget', readBody(forgetBrowserRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.forgetBrowser({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'forgotten') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'browser-forgotten' });
      return c.body(null, 204);
    })

    .post('/forget-all', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.forgetBrowsers({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'forgotten') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'browsers-forgotten' });
      return c.body(null, 204);
    });
