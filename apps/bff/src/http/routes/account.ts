import {
  codeRequest,
  emailChange,
  languageChoice,
  type NoticesChoice,
  noticesChoice,
  passwordChange,
} from '@countersign/contract';
import { Hono } from 'hono';
import { beginAttempt, recordOutcome } from '../../observability/auth-attempt.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { pendingEmailAnswer } from './answers.ts';

export const accountRoutes = ({ cookies, trustedProxyHops, useCases, ...shown }: RouteDependencies) =>
  new Hono<SignedInEnv>()
    .post('/language', readBody(languageChoice), async (c) => {
      await useCases.chooseLanguage({ session: c.var.session, ...c.var.body });
      recordOutcome(c, { outcome: 'language-chosen' });
      return c.body(null, 204);
    })

    .get('/notices', async (c) => {
      const muted = await useCases.readMutedNotices(c.var.session.accountId);
      return c.json({ muted: [...muted] } satisfies NoticesChoice);
    })

    .post('/notices', readBody(noticesChoice), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      await useCases.chooseNotices({ session: c.var.session, ...c.var.body, requestedFrom });
      recordOutcome(c, { outcome: 'notices-chosen' });
      return c.body(null, 204);
    })

    .post('/password', readBody(passwordChange), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'password', purpose: 'change', limit: 'password-throttle' });
      const browserToken = cookies.read(c, 'browser');
      const { body, session } = c.var;
      const outcome = await useCases.changePassword({ session, ...body, browserToken, requestedFrom });
      if (outcome.kind !== 'password-changed') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.writeSession(c, outcome);
      return c.body(null, 204);
    })

    .post('/email', readBody(emailChange), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'new-address', limit: 'new-addresses' });
      const outcome = await useCases.beginEmailChange({ session: c.var.session, ...c.var.body, requestedFrom });
      if (outcome.kind !== 'sent') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'address-code-sent' });
      return c.json(pendingEmailAnswer(outcome, shown), 202);
    })

    .get('/email', async (c) => {
      const pending = await useCases.readEmailChange(c.var.session);
      return pending ? c.json(pendingEmailAnswer(pending, shown)) : problemResponse(c, 'not_found');
    })

    .delete('/email', async (c) => {
      await useCases.abandonEmailChange(c.var.session);
      recordOutcome(c, { outcome: 'email-change-abandoned' });
      return c.body(null, 204);
    })

    .post('/email/confirm', readBody(codeRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      beginAttempt(c, { kind: 'new-address', limit: 'pending-email-change' });
      const browserToken = cookies.read(c, 'browser');
      const { body, session } = c.var;
      const outcome = await useCases.confirmEmailChange({ session, ...body, browserToken, requestedFrom });
      if (outcome.kind !== 'email-changed') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind });
      cookies.writeSession(c, outcome);
      return c.body(null, 204);
    });
