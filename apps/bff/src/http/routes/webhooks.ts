import { providerEvent } from '@countersign/contract';
import { Hono } from 'hono';
import * as v from 'valibot';
import { recordOutcome } from '../../observability/auth-attempt.ts';
import type { BffEnv } from '../bff-env.ts';
import { jsonFrom } from '../middleware/read-body.ts';
import { problemResponse, refuse } from '../problem-response.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

/**
 * Events of the mail provider. The signature alone says who sends them, so it is verified over the bytes of the body before
 * anything reads what they say (SEC-81). A repeated event is answered like the first, or the provider would send it again.
 */
export const webhookRoutes = ({ useCases }: Pick<RouteDependencies, 'useCases'>) =>
  new Hono<BffEnv>().post('/resend', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const verified = useCases.verifyEvent({
      id: c.req.header('Svix-Id'),
      timestamp: c.req.header('Svix-Timestamp'),
      signature: c.req.header('Svix-Signature'),
      body,
    });
    if (verified.kind !== 'verified') return refuse(c, verified);

    const event = v.safeParse(providerEvent, jsonFrom(new TextDecoder().decode(body)));
    if (!event.success) return problemResponse(c, 'malformed');
    const { data, type } = event.output;
    const outcome = await useCases.recordDelivery({ ...verified, type, mailId: data?.email_id });
    if (outcome.kind === 'stale' || outcome.kind === 'no-mail') return refuse(c, outcome);
    recordOutcome(c, { outcome: outcome.kind === 'recorded' ? `mail-${outcome.delivery}` : `event-${outcome.kind}` });
    return c.body(null, 204);
  });
