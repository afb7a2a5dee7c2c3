import type { APIResponse } from '@playwright/test';
import { expect, test } from '../kit/fixtures/test.ts';

const CSP_OF_PAGES =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const CSP_OF_THE_REST = "default-src 'none'; frame-ancestors 'none'";

const everywhere = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

function expectHeadersOfEverything(answer: APIResponse): void {
  const headers = answer.headers();
  expect(headers, answer.url()).toMatchObject(everywhere);
  for (const telling of ['server', 'x-powered-by']) expect(headers, answer.url()).not.toHaveProperty(telling);
}

for (const path of ['/', '/sign-in', '/settings/two-factor/activate', '/no/such/page']) {
  test(`${path} answers the console, whose policy lets nothing foreign in`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/^text\/html/);
    expect(answer.headers()['content-security-policy']).toContain(CSP_OF_PAGES);
    expect(answer.headers()).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    expect(answer.headers()['cache-control'], 'the next release is seen at once').toMatch(/no-cache|no-store/);
    expectHeadersOfEverything(answer);
  });
}

test('no answer of the API is kept by a cache, and all say as little as they can', async ({ request }) => {
  for (const path of ['/api/session', '/api/two-factor', '/api/health/ready', '/api/sign-in/challenge', '/api/none']) {
    const answer = await request.get(path);
    expect(answer.headers(), path).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': CSP_OF_THE_REST,
    });
    expectHeadersOfEverything(answer);
  }
});

test('files named by their content are kept for ever and travel compressed', async ({ request, page }) => {
  await page.goto('/sign-in');
  const files = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (/\/assets\//.test(name) ? [name] : [])),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const answer = await request.get(file, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers()['cache-control'], file).toMatch(/max-age=31536000.*immutable|immutable.*max-age=31536000/);
    if (/\.(js|css)$/.test(file)) expect(answer.headers()['content-encoding'], file).toBe('br');
    expectHeadersOfEverything(answer);
  }
});

test('a file that is not there is not answered with the page', async ({ request }) => {
  const answer = await request.get('/assets/no-such-file.js');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).not.toMatch(/html/);
});

test('another site cannot make the browser act', async ({ request, baseURL }) => {
  const body = { email: 'somebody@example.com', password: 'whatever it may be' };
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: baseURL ?? '', 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await request.post('/api/sign-in', { data: body, headers });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'foreign_origin' });
  }
});
