import { Hono } from 'hono';
import { problemResponse } from '../problem-response.ts';

/** `isReady` tells load balancers whether to route requests here: the database answers and no shutdown is in progress. */
export const healthRoutes = (isReady: () => Promise<boolean>) =>
  new Hono()
    .get('/live', (c) => c.json({ status: 'live' }))
    .get('/ready', async (c) =>
      (await isReady()) ? c.json({ status: 'ready' }) : problemResponse(c, 'unavailable', { retryAfterSeconds: 5 }),
    );
