import {
  emptyRequest,
  openUnlockLinkRequest,
  signInRequest,
  unlockRequest,
  verifyRequest,
} from '@countersign/contract';
import { Hono } from 'hono';
import type { BffEnv } from '../bff-env.ts';
import { readBody } from '../middleware/read-body.ts';
import { requestOrigin } from '../middleware/request-origin.ts';
import { networkOf } from '../network.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { challengeAnswer, sentAnswer } from './answers.ts';

export const signInRoutes = ({ cookies, emailIsAFactor, trustedProxyHops, useCases }: RouteDependencies) =>
  new Hono<BffEnv>()
    .post('/', readBody(signInRequest), async (c) => {
      const browserToken = cookies.read(c, 'browser');
      const sessionToken = cookies.read(c, 'session');
      const network = networkOf(requestOrigin(c, trustedProxyHops).address);
      const outcome = await useCases.signIn({ ...c.var.body, browserToken, network, sessionToken });
      if (outcome.kind === 'wrong-credentials' || outcome.kind === 'too-many-attempts') return refuse(c, outcome);
      cookies.write(c, 'browser', outcome.browserToken);
      if (outcome.kind === 'second-factor') {
        cookies.write(c, 'challenge', outcome.challengeToken);
        return c.json({ next: 'second-factor', challenge: challengeAnswer(outcome.challenge, emailIsAFactor) });
      }
      cookies.write(c, 'session', outcome.sessionToken);
      return c.json({ next: 'signed-in' });
    })

    .post('/unlock', readBody(unlockRequest), async (c) => {
      const requestedFrom = requestOrigin(c, trustedProxyHops);
      const network = networkOf(requestedFrom.address);
      const outcome = await useCases.requestUnlock({ ...c.var.body, network, requestedFrom });
      return outcome.kind === 'taken' ? c.body(null, 204) : refuse(c, outcome);
    })

    .post('/unlock/confirm', readBody(openUnlockLinkRequest), async (c) => {
      const outcome = await useCases.unlockBrowser({ ...c.var.body, browserToken: cookies.read(c, 'browser') });
      if (outcome.kind !== 'unlocked') return refuse(c, outcome);
      cookies.write(c, 'browser', outcome.browserToken);
      return c.body(null, 204);
    })

    .get('/challenge', async (c) => {
      const challenge = await useCases.readChallenge(cookies.read(c, 'challenge'));
      return challenge ? c.json(challengeAnswer(challenge, emailIsAFactor)) : problemResponse(c, 'challenge_gone');
    })

    .delete('/challenge', async (c) => {
      await useCases.abandonChallenge(cookies.read(c, 'challenge'));
      cookies.clear(c, 'challenge');
      return c.body(null, 204);
    })

    .post('/challenge/email-code', readBody(emptyRequest), async (c) => {
      const outcome = await useCases.sendSignInCode({
        challengeToken: cookies.read(c, 'challenge'),
        requestedFrom: requestOrigin(c, trustedProxyHops),
      });
      return outcome.kind === 'sent' ? c.json(sentAnswer(outcome), 202) : refuse(c, outcome);
    })

    .post('/challenge/verify', readBody(verifyRequest), async (c) => {
      const challengeToken = cookies.read(c, 'challenge');
      const sessionToken = cookies.read(c, 'session');
      const outcome = await useCases.verifySecondFactor({ ...c.var.body, challengeToken, sessionToken });
      if (outcome.kind !== 'signed-in') return refuse(c, outcome);
      cookies.clear(c, 'challenge');
      cookies.write(c, 'session', outcome.sessionToken);
      cookies.write(c, 'browser', outcome.browserToken);
      return c.json({ next: 'signed-in' });
    });
