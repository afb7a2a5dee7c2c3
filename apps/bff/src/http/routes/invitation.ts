import { acceptInvitationRequest, invitationRequest } from '@countersign/contract';
import { readableEmail } from '@countersign/two-factor';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const invitationRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>()
    // By POST, although it changes nothing: the token stands in no address, and so in no log (SEC-64).
    .post('/', readBody(invitationRequest), async (c) => {
      const outcome = await useCases.readInvitation(c.var.body);
      if (outcome.kind !== 'open') return refuse(c, outcome);
      const { email, expiresAt, name } = outcome;
      return c.json({ email: readableEmail(email), name, expiresAt: expiresAt.toISOString() });
    })

    .post('/accept', readBody(acceptInvitationRequest), async (c) => {
      const browserToken = cookies.read(c, 'browser');
      const sessionToken = cookies.read(c, 'session');
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.acceptInvitation({ ...c.var.body, browserToken, requestedFrom, sessionToken });
      if (outcome.kind !== 'accepted') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'account-added', accountId: outcome.accountId });
      cookies.writeSession(c, outcome);
      return c.json({ next: 'signed-in' });
    });
