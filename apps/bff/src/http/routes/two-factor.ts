import {
  addPasskeyRequest,
  codeRequest,
  type Exposure,
  emailCodesChoice,
  emptyRequest,
  recoveryCodeRequest,
} from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { newCodesAnswer, pendingAnswer, sentAnswer, sentAs, statusAnswer } from './answers.ts';

export const twoFactorRoutes = ({ cookies, trustedProxyHops, useCases, ...shown }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .get('/', async (c) => {
      return c.json(statusAnswer(await useCases.readTwoFactorStatus(c.var.session.accountId)));
    })

    .get('/exposure', async (c) => {
      const exposure = await useCases.readExposure(c.var.session);
      return exposure ? c.json(exposure satisfies Exposure) : problemResponse(c, 'not_active');
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
      cookies.writeSession(c, outcome);
      return c.json(newCodesAnswer(outcome));
    })

    .post('/activation/passkey', readBody(addPasskeyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.activateWithPasskey({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'activated') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.write(c, 'session', outcome.sessionToken);
      if (outcome.browserToken !== null) cookies.write(c, 'browser', outcome.browserToken);
      return c.json(newCodesAnswer(outcome));
    })

    .post('/move', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.beginMove({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'begun') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'move-begun' });
      return c.json(pendingAnswer(outcome), 201);
    })

    .get('/move', async (c) => {
      const pending = await useCases.readPendingMove(c.var.session);
      return pending ? c.json(pendingAnswer(pending)) : problemResponse(c, 'not_found');
    })

    .delete('/move', async (c) => {
      await useCases.abandonMove(c.var.session);
      recordOutcome(c, { outcome: 'move-abandoned' });
      return c.body(null, 204);
    })

    .post('/move/confirm', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'proof', purpose: 'move', factor: 'authenticator', limit: 'pending-activation' });
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.confirmMove({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'moved') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.writeSession(c, outcome);
      return c.json(statusAnswer(await useCases.readTwoFactorStatus(session.accountId)));
    })

    .post('/addition', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.beginAddition({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'begun') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'addition-begun' });
      return c.json(pendingAnswer(outcome), 201);
    })

    .get('/addition', async (c) => {
      const pending = await useCases.readPendingAddition(c.var.session);
      return pending ? c.json(pendingAnswer(pending)) : problemResponse(c, 'not_found');
    })

    .delete('/addition', async (c) => {
      await useCases.abandonAddition(c.var.session);
      recordOutcome(c, { outcome: 'addition-abandoned' });
      return c.body(null, 204);
    })

    .post('/addition/confirm', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'proof', purpose: 'addition', factor: 'authenticator', limit: 'pending-activation' });
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.confirmAddition({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'authenticator-added') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.writeSession(c, outcome);
      return c.json(statusAnswer(await useCases.readTwoFactorStatus(session.accountId)));
    })

    .post('/test', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'proof', purpose: 'test', factor: 'authenticator', limit: 'code-tests' });
      const outcome = await useCases.testCode({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'right') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'code-tested' });
      return c.body(null, 204);
    })

    .post('/check-up/postpone', readBody(emptyRequest), async (c) => {
      const outcome = await useCases.postponeCheckUp(c.var.session);
      if (outcome.kind !== 'postponed') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'check-up-postponed' });
      return c.body(null, 204);
    })

    .post('/recovery-codes', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const browserToken = cookies.read(c, 'browser');
      const outcome = await useCases.renewRecoveryCodes({ session: c.var.session, browserToken, requestedFrom });
      if (outcome.kind !== 'renewed') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'recovery-codes-renewed' });
      cookies.writeSession(c, outcome);
      return c.json(newCodesAnswer(outcome), 201);
    })

    .post('/recovery-codes/confirm', readBody(recoveryCodeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const { session } = c.var;
      const outcome = await useCases.confirmRecoveryCodes({ session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'saved') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'recovery-codes-saved' });
      return c.json(statusAnswer(await useCases.readTwoFactorStatus(session.accountId)));
    })

    .post('/email-codes', readBody(emailCodesChoice), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const browserToken = cookies.read(c, 'browser');
      const { session } = c.var;
      const outcome = await useCases.chooseEmailCodes({ session, ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind === 'unchanged') return c.body(null, 204);
      if (outcome.kind !== 'chosen') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'email-codes-chosen' });
      cookies.write(c, 'session', outcome.sessionToken);
      if (outcome.browserToken !== null) cookies.write(c, 'browser', outcome.browserToken);
      return c.body(null, 204);
    })

    .post('/deactivation', readBody(emptyRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'email-code', purpose: 'deactivation', limit: 'mail-allowance' });
      const outcome = await useCases.beginDeactivation({ session: c.var.session, requestedFrom });
      if (outcome.kind !== 'sent') return refuse(c, outcome);
      recordOutcome(c, { outcome: sentAs(outcome) });
      return c.json(sentAnswer(outcome, shown), 202);
    })

    .get('/deactivation', async (c) => {
      const code = await useCases.readDeactivationCode(c.var.session);
      return code ? c.json(sentAnswer(code, shown)) : problemResponse(c, 'not_found');
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
