import { afterAll, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';
import { wholeLife } from '../../testing/whole-life.ts';

const bff = await startBff();
afterAll(() => bff.close());

test('an API request is one line: which, how it was answered, and the id that the answer carries', async () => {
  bff.log.length = 0;
  const answer = await bff.browser().get('/api/session?token=abc');
  expect(bff.log.map((line) => JSON.parse(line))).toEqual([
    {
      at: expect.any(String),
      level: 'info',
      event: 'request',
      replica: 'test/1',
      requestId: answer.headers.get('Request-Id'),
      method: 'GET',
      path: '/api/session',
      status: 401,
      milliseconds: expect.any(Number),
      outcome: 'not_signed_in',
      accountId: null,
      factor: null,
      browser: null,
      address: '203.0.113.7',
    },
  ]);
});

test('a request id is ours, whatever the request calls itself', async () => {
  const answer = await bff.browser().get('/api/session', { 'Request-Id': 'theirs', 'X-Request-Id': 'theirs' });
  expect(answer.headers.get('Request-Id')).toMatch(/^[\da-f-]{36}$/);
});

test('SEC-88 a whole life of two-factor authentication leaves no secret in the log', async () => {
  bff.log.length = 0;
  const { codes, texts } = await wholeLife(bff);
  const logged = bff.log.join('');
  expect(bff.log.length).toBeGreaterThan(10);
  for (const secret of texts) expect(logged).not.toContain(secret);
  for (const code of codes) expect(logged).not.toMatch(new RegExp(`\\b${code}\\b`));
});
