import { Hono } from 'hono';
import { problemResponse } from '../problem-response.ts';

/** `isReady` says whether this replica should be sent requests: its database answers and it is not shutting down. */
export const healthRoutes = (isReady: () => Promise<boolean>) =>
  new Hono()
    .get('/live', (c) => c.json({ status: 'live' }))
    .get('/ready', async (c) =>
      (await isReady()) ? c.json({ status: 'ready' }) : problemResponse(c, 'unavailable', { retryAfterSeconds: 5 }),
    );
