import { addPasskeyRequest, emptyRequest, passkeyRequest, renamePasskeyRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { passkeysAnswer } from './answers.ts';

export const passkeyRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', async (c) => c.json(passkeysAnswer(await useCases.listPasskeys(c.var.session.accountId))))

    .post('/options', readBody(emptyRequest), async (c) => {
      const outcome = await useCases.beginPasskey({ session: c.var.session });
      if (outcome.kind !== 'begun') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-begun' });
      return c.json({ options: outcome.options });
    })

    .post('/', readBody(addPasskeyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.addPasskey({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'added') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-added' });
      cookies.write(c, 'session', outcome.sessionToken);
      if (outcome.browserToken !== null) cookies.write(c, 'browser', outcome.browserToken);
      return c.json(passkeysAnswer(await useCases.listPasskeys(session.accountId)), 201);
    })

    .post('/rename', readBody(renamePasskeyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const { id: passkeyId, name } = c.var.body;
      const outcome = await useCases.renamePasskey({ session: c.var.session, passkeyId, name, requestedFrom });
      if (outcome.kind !== 'renamed') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-renamed' });
      return c.body(null, 204);
    })

    .post('/remove', readBody(passkeyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.removePasskey({ session, passkeyId: c.var.body.id, browserToken, requestedFrom });
      if (outcome.kind !== 'removed') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-removed' });
      cookies.write(c, 'session', outcome.sessionToken);
      if (outcome.browserToken !== null) cookies.write(c, 'browser', outcome.browserToken);
      return c.json(passkeysAnswer(await useCases.listPasskeys(session.accountId)));
    });
