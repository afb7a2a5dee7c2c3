import { type Activity, activityQuery } from '@countersign/contract';
import type { SecurityEvent } from '@countersign/two-factor';
import { Hono } from 'hono';
import type { Log } from '../../observability/log.ts';
import type { SignedInEnv } from '../bff-env.ts';
import { readQuery } from '../middleware/read-query.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { activityHeader, activityLine } from './activity-csv.ts';

/** What happened to the account of the session; whose else is nothing that a request could name. */
export const activityRoutes = ({ log, useCases }: RouteDependencies & { log: Log }) =>
  new Hono<SignedInEnv>()
    .get('/activity', readQuery(activityQuery), async (c) => {
      const { before = null, only = null } = c.var.query;
      const { events, keptDays, next } = await useCases.readActivity({ session: c.var.session, before, only });
      return c.json({
        events: events.map(({ address, at, browser, factor, isNewBrowser, isThisSession, kind }) => ({
          at: at.toISOString(),
          kind,
          factor,
          isNewBrowser,
          browser,
          address,
          isThisSession,
        })),
        next,
        keptDays,
      } satisfies Activity);
    })

    .get('/activity.csv', async (c) => {
      const batches = useCases.exportActivity(c.var.session);
      // Before anything is answered, so that what cannot be read is a 503.
      const first = await batches.next();
      const { requestId } = c.var;
      const file = fileOf(first, batches, (error) => log.error('export cut off', error, { requestId }));
      return c.body(file, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="activity.csv"',
      });
    });

type Batches = AsyncGenerator<SecurityEvent[], void>;

/** Reads a batch when the client has taken the one before. A file that cannot be finished is cut off, and seen to be. */
function fileOf(first: IteratorResult<SecurityEvent[], void>, batches: Batches, onCutOff: (error: unknown) => void) {
  const encoder = new TextEncoder();
  const encode = (events: SecurityEvent[]) => encoder.encode(events.map(activityLine).join(''));
  let batch: IteratorResult<SecurityEvent[], void> | null = first;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(activityHeader)),
      async pull(controller) {
        try {
          batch ??= await batches.next();
          if (batch.done) controller.close();
          else controller.enqueue(encode(batch.value));
          batch = null;
        } catch (error) {
          onCutOff(error);
          controller.error(error);
        }
      },
      cancel: async () => void (await batches.return()),
    },
    { highWaterMark: 0 },
  );
}
