import { afterAll, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

test('GET /api/health/live and /api/health/ready → 200 to anybody', async () => {
  expect(await bff.browser().get('/api/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  expect(await bff.browser().get('/api/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test('GET /api/health/ready → 503 unavailable, with when to ask again, from a replica that is not; it lives all the same', async () => {
  const stopping = bff.browser((await bff.replica({ isReady: async () => false })).app);
  const answer = await stopping.get('/api/health/ready');
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await stopping.get('/api/health/live')).status).toBe(200);
});
