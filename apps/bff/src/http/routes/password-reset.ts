import { confirmPasswordResetRequest, passwordResetRequest, resetCodeRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { networkOf } from '../network.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

/** A forgotten password. Who is signed in here makes no difference, and nobody is afterwards. */
export const passwordResetRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>()
    .post('/', readBody(passwordResetRequest), async (c) => {
      const requestToken = cookies.read(c, 'reset');
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const network = networkOf(requestedFrom.address);
      beginAttempt(c, { kind: 'password-reset', limit: 'password-resets' });
      const outcome = await useCases.requestPasswordReset({ ...c.var.body, network, requestToken, requestedFrom });
      if (outcome.kind !== 'taken') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'link-asked' });
      cookies.write(c, 'reset', outcome.requestToken);
      return c.body(null, 204);
    })

    .post('/code', readBody(resetCodeRequest), async (c) => {
      beginAttempt(c, { kind: 'reset-code', limit: 'reset-codes' });
      const requestToken = cookies.read(c, 'reset');
      const outcome = await useCases.redeemResetCode({ ...c.var.body, requestToken });
      if (outcome.kind !== 'redeemed') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'code-redeemed' });
      return c.json({ token: outcome.token });
    })

    .post('/confirm', readBody(confirmPasswordResetRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.confirmPasswordReset({ ...c.var.body, requestedFrom });
      if (outcome.kind !== 'password-reset') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind, accountId: outcome.accountId });
      cookies.clear(c, 'reset');
      return c.body(null, 204);
    });
