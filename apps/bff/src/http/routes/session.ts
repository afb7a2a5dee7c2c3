import type { SessionAnswer } from '@countersign/contract';
import { readableEmail } from '@countersign/two-factor';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const sessionRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', (c) => {
      const { accountId, amr, email, expiresAt, language, recoveryDueAt, signedInAt } = c.var.session;
      return c.json({
        account: { id: accountId, email: readableEmail(email), language },
        session: { amr: [...amr], signedInAt: signedInAt.toISOString(), expiresAt: expiresAt.toISOString() },
        recovery: recoveryDueAt && { deactivatesAt: recoveryDueAt.toISOString() },
      } satisfies SessionAnswer);
    })

    // Anybody may sign out: with no session there is nothing left to do (SEC-65). The device cookie stays.
    .delete('/', async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      let accountId: string | null = null;
      for (const sessionToken of cookies.readAll(c, 'session')) {
        const ended = await useCases.signOut({ sessionToken, requestedFrom });
        accountId ??= ended?.accountId ?? null;
      }
      recordOutcome(c, { outcome: 'signed-out', accountId });
      cookies.clear(c, 'session');
      cookies.clear(c, 'challenge');
      c.header('Clear-Site-Data', '"cache", "storage"');
      return c.body(null, 204);
    });
