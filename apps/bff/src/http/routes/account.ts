import { languageChoice } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

export const accountRoutes = ({ useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>().post('/language', readBody(languageChoice), async (c) => {
    await useCases.chooseLanguage({ session: c.var.session, ...c.var.body });
    recordOutcome(c, { outcome: 'language-chosen' });
    return c.body(null, 204);
  });
