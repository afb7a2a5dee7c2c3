import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { afterAll, describe, expect, test } from 'vitest';
import { connection } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const ORIGIN = 'https://console.example.com';
const foreign = { status: 403, body: { code: 'foreign_origin' }, cookies: [] };

const isException = ({ caller, method }: Endpoint) => method !== 'GET' && caller === 'mail-provider';

/** Signing in with a right password, from wherever the headers say. */
async function signInFrom(headers: Record<string, string>) {
  const { email, password } = await bff.account();
  return bff.browser().post('/api/sign-in', { email, password }, headers);
}

describe('SEC-71 what can change state comes from the console', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['nowhere', 'null'],
    ['an empty origin', ''],
    ['plain http', 'http://console.example.com'],
    ['another port', 'https://console.example.com:8443'],
    ['the same port, spelt out', 'https://console.example.com:443'],
    ['a subdomain', 'https://x.console.example.com'],
    ['the domain above', 'https://example.com'],
    ['one that ends alike', 'https://evil-console.example.com'],
    ['one that begins alike', 'https://console.example.com.evil.example'],
    ['a path after it', 'https://console.example.com/'],
    ['other letters', 'https://CONSOLE.example.com'],
    ['two of them', `${ORIGIN}, https://evil.example`],
  ])('POST from %s → 403 foreign_origin', async (_, origin) => {
    expect(await signInFrom({ Origin: origin })).toMatchObject(foreign);
  });

  test('POST without an Origin → 403 foreign_origin', async () => {
    const response = await bff.app.request('/api/sign-in', { method: 'POST', body: '{}' }, connection);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'foreign_origin', originFlaw: 'missing' });
  });

  test.each([
    [{ Origin: '' }, 'missing'],
    [{ Origin: 'null' }, 'hidden'],
    [{ Origin: 'http://127.0.0.1:3000' }, 'other'],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 'cross-site'],
  ])('POST with %j says why it is not ours: %s', async (headers: Record<string, string>, originFlaw) => {
    expect(await signInFrom(headers)).toMatchObject({ ...foreign, body: { code: 'foreign_origin', originFlaw } });
  });

  test.each(['cross-site', 'same-site', 'none', 'unknown'])('POST that the browser calls %s → 403', async (site) => {
    expect(await signInFrom({ 'Sec-Fetch-Site': site })).toMatchObject(foreign);
  });

  test('POST from a browser that does not say Sec-Fetch-Site → by its Origin', async () => {
    const { email, password } = await bff.account();
    const request = {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    };
    const response = await bff.app.request('/api/sign-in', request, connection);
    expect(response.status).toBe(200);
  });

  const changing = endpoints.filter((each) => each.method !== 'GET' && !isException(each));
  test.each(changing.map(({ method, path }) => [method, path]))('%s %s is no exception', async (method, path) => {
    const { browser } = await bff.member();
    const headers = { Origin: 'https://evil.example' };
    const answer = await browser.send({ method, path, headers, ...(method === 'POST' && { body: '{}' }) });
    expect(answer).toMatchObject(foreign);
    expect((await browser.get('/api/session')).status).toBe(200);
  });
});

test('SEC-71 the only exception is what the mail provider signs, by its method and its path', async () => {
  expect(endpoints.filter(isException).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/webhooks/resend',
  ]);
  for (const path of ['/api/webhooks/resend/', '/api/webhooks/Resend', '/api/webhooks', '/api/webhooks/%72esend/x']) {
    const response = await bff.app.request(path, { method: 'POST', body: '{}' }, connection);
    expect([path, response.status]).toEqual([path, 403]);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await bff.app.request('/api/webhooks/resend', { method }, connection);
    expect([method, response.status]).toEqual([method, 403]);
  }
});

describe('SEC-74 no other origin is let in', () => {
  test.each(['https://evil.example', 'null'])('a preflight from %s → 403, and no CORS header', async (origin) => {
    const answer = await bff.browser().send({
      method: 'OPTIONS',
      path: '/api/sign-in',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(answer).toMatchObject(foreign);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('a read from another origin is answered without a CORS header', async () => {
    const { browser } = await bff.member();
    const answer = await browser.get('/api/session', { Origin: 'https://evil.example' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
