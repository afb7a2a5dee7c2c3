import type { SessionAnswer } from '@countersign/contract';
import { Hono } from 'hono';
import type { SignedInEnv } from '../bff-env.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const sessionRoutes = ({ cookies, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', (c) => {
      const { amr, email, expiresAt, signedInAt } = c.var.session;
      return c.json({
        account: { email },
        session: { amr, signedInAt: signedInAt.toISOString(), expiresAt: expiresAt.toISOString() },
      } satisfies SessionAnswer);
    })

    // Anybody may sign out: with no session there is nothing left to do (SEC-65). The device cookie stays.
    .delete('/', async (c) => {
      await useCases.signOut(cookies.read(c, 'session'));
      cookies.clear(c, 'session');
      cookies.clear(c, 'challenge');
      c.header('Clear-Site-Data', '"cache", "storage"');
      return c.body(null, 204);
    });
