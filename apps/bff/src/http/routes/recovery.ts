import { emptyRequest, recoveryLinkRequest, type StartedRecovery } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv, SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

/** The links alone decide, whose cookies come with them makes no difference; without a link, the session does. */
export const recoveryRoutes = ({ trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>()
    .post('/start', readBody(recoveryLinkRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.startRecovery({ ...c.var.body, requestedFrom });
      if (outcome.kind !== 'started') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'recovery-started', accountId: outcome.accountId });
      return c.json({ deactivatesAt: outcome.dueAt.toISOString() } satisfies StartedRecovery);
    })

    .post('/cancel', readBody(recoveryLinkRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.cancelRecovery({ ...c.var.body, requestedFrom });
      if (outcome.kind !== 'cancelled') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'recovery-cancelled', accountId: outcome.accountId });
      return c.body(null, 204);
    })

    .route('/cancel-own', ownRecoveryRoutes({ trustedProxyHops, useCases }));

const ownRecoveryRoutes = ({ trustedProxyHops, useCases }: Pick<RouteDependencies, 'trustedProxyHops' | 'useCases'>) =>
  new Hono<SignedInEnv>().post('/', readBody(emptyRequest), async (c) => {
    const requestedFrom = requestOrigin(c, trustedProxyHops);
    const { kind } = await useCases.cancelOwnRecovery({ session: c.var.session, requestedFrom });
    if (kind === 'session-gone') return refuse(c, { kind });
    if (kind === 'cancelled') recordOutcome(c, { outcome: 'recovery-cancelled' });
    return c.body(null, 204);
  });
