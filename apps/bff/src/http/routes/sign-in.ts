import {
  EXPECTED_CHALLENGE,
  emptyRequest,
  openUnlockLinkRequest,
  signInRequest,
  unlockRequest,
  verifyRequest,
} from '@countersign/contract';
import { type Context, Hono } from 'hono';
import { beginAttempt, limitOf, recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { networkOf } from '../network.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { challengeAnswer, sentAnswer, sentAs } from './answers.ts';

const expectedIdIn = (c: Context) => c.req.header(EXPECTED_CHALLENGE);

export const signInRoutes = ({ cookies, trustedProxyHops, useCases, ...shown }: RouteDependencies) =>
  new Hono<BffEnv>()
    .post('/', readBody(signInRequest), async (c) => {
      const browserToken = cookies.read(c, 'browser');
      const sessionToken = cookies.read(c, 'session');
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const network = networkOf(requestedFrom.address);
      beginAttempt(c, { kind: 'password', purpose: 'sign-in', limit: 'password-throttle' });
      const outcome = await useCases.signIn({ ...c.var.body, browserToken, network, requestedFrom, sessionToken });
      if (outcome.kind !== 'signed-in' && outcome.kind !== 'second-factor') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind, accountId: outcome.accountId });
      cookies.write(c, 'browser', outcome.browserToken);
      if (outcome.kind === 'second-factor') {
        cookies.write(c, 'challenge', outcome.challengeToken);
        return c.json({ next: 'second-factor', challenge: challengeAnswer(outcome.challenge, shown) });
      }
      cookies.write(c, 'session', outcome.sessionToken);
      return c.json({ next: 'signed-in' });
    })

    .post('/unlock', readBody(unlockRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const network = networkOf(requestedFrom.address);
      beginAttempt(c, { kind: 'unlock-link', limit: 'unlock-links' });
      const outcome = await useCases.requestUnlock({ ...c.var.body, network, requestedFrom });
      if (outcome.kind !== 'taken') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'link-asked' });
      return c.body(null, 204);
    })

    .post('/unlock/confirm', readBody(openUnlockLinkRequest), async (c) => {
      const browserToken = cookies.read(c, 'browser');
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const outcome = await useCases.unlockBrowser({ ...c.var.body, browserToken, requestedFrom });
      if (outcome.kind !== 'unlocked') return refuse(c, outcome);
      recordOutcome(c, { outcome: outcome.kind, accountId: outcome.accountId });
      cookies.write(c, 'browser', outcome.browserToken);
      return c.body(null, 204);
    })

    .get('/challenge', async (c) => {
      const challenge = await useCases.readChallenge(cookies.read(c, 'challenge'));
      if (!challenge) return problemResponse(c, 'challenge_gone');
      if (challenge.id !== (expectedIdIn(c) ?? challenge.id)) return problemResponse(c, 'another_sign_in');
      recordOutcome(c, { accountId: challenge.accountId });
      return c.json(challengeAnswer(challenge, shown));
    })

    .delete('/challenge', async (c) => {
      const challengeToken = cookies.read(c, 'challenge');
      const outcome = await useCases.abandonChallenge({ challengeToken, expectedId: expectedIdIn(c) });
      if (outcome.kind === 'another-sign-in') return refuse(c, outcome);
      if (outcome.kind === 'abandoned')
        recordOutcome(c, { outcome: 'challenge-abandoned', accountId: outcome.accountId });
      cookies.clear(c, 'challenge');
      return c.body(null, 204);
    })

    .post('/challenge/email-code', readBody(emptyRequest), async (c) => {
      beginAttempt(c, { kind: 'email-code', purpose: 'sign-in', limit: 'mail-allowance' });
      const outcome = await useCases.sendSignInCode({
        challengeToken: cookies.read(c, 'challenge'),
        expectedId: expectedIdIn(c),
        requestedFrom: requestOrigin(c, trustedProxyHops),
      });
      if (outcome.kind !== 'sent') return refuse(c, outcome);
      recordOutcome(c, { outcome: sentAs(outcome), accountId: outcome.accountId });
      return c.json(sentAnswer(outcome, shown), 202);
    })

    .post('/challenge/passkey', readBody(emptyRequest), async (c) => {
      const challengeToken = cookies.read(c, 'challenge');
      const outcome = await useCases.askPasskeyAtSignIn({ challengeToken, expectedId: expectedIdIn(c) });
      if (outcome.kind !== 'asked') return refuse(c, outcome);
      recordOutcome(c, { outcome: 'passkey-asked' });
      return c.json({ options: outcome.options });
    })

    .post('/challenge/verify', readBody(verifyRequest), async (c) => {
      const browserToken = cookies.read(c, 'browser');
      const challengeToken = cookies.read(c, 'challenge');
      const sessionToken = cookies.read(c, 'session');
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const { factor } = c.var.body;
      beginAttempt(c, { kind: 'proof', purpose: 'sign-in', factor, limit: limitOf(factor) });
      const outcome = await useCases.verifySecondFactor({
        proof: c.var.body,
        browserToken,
        challengeToken,
        expectedId: expectedIdIn(c),
        sessionToken,
        requestedFrom,
      });
      if (outcome.kind !== 'signed-in') return refuse(c, outcome);
      const { accountId, amr } = outcome;
      recordOutcome(c, { outcome: outcome.kind, accountId, amr });
      cookies.clear(c, 'challenge');
      cookies.writeSession(c, outcome);
      return c.json({ next: 'signed-in' });
    });
