import { codeRequest, emptyRequest } from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { pendingAnswer, sentAnswer, sentAs, statusAnswer } from './answers.ts';

export const twoFactorRoutes = ({ cookies, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', async (c) => {
      return c.json(statusAnswer(await useCases.readTwoFactorStatus(c.var.session.accountId)));
    })

    .post('/activation', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.beginActivation({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'begun') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'activation-begun' });
      return c.json(pendingAnswer(outcome), 201);
    })

    .get('/activation', async (c) => {
      const pending = await useCases.readPendingActivation(c.var.session);
      return pending ? c.json(pendingAnswer(pending)) : problemResponse(c, 'not_found');
    })

    .delete('/activation', async (c) => {
      await useCases.abandonActivation(c.var.session);
      recordOutcome(c, { outcome: 'activation-abandoned' });
      return c.body(null, 204);
    })

    .post('/activation/confirm', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'proof', purpose: 'activation', factor: 'authenticator', limit: 'pending-activation' });
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.confirmActivation({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'activated') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.write(c, 'session', outcome.sessionToken);
      if (outcome.browserToken !== null) cookies.write(c, 'browser', outcome.browserToken);
      return c.json(statusAnswer(outcome.status));
    })

    .post('/deactivation', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'email-code', purpose: 'deactivation', limit: 'mail-allowance' });
      const outcome = await useCases.beginDeactivation({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'sent') return refuse(c, outcome);
      recordOutcome(c, { outcome: sentAs(outcome) });
      return c.json(sentAnswer(outcome), 202);
    })

    .post('/deactivation/confirm', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'proof', purpose: 'deactivation', factor: 'email', limit: 'guessing-budget' });
      const outcome = await useCases.confirmDeactivation({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'deactivated') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.write(c, 'session', outcome.sessionToken);
      return c.json(statusAnswer(null));
    });
