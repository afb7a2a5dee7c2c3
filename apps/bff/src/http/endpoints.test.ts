import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { afterAll, describe, expect, test } from 'vitest';
import { connection } from '../testing/browser.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const all: readonly Endpoint[] = endpoints;
const paths = [...new Set(all.map(({ path }) => path))];
const rows = (caller: Endpoint['caller']) =>
  all.filter((endpoint) => endpoint.caller === caller).map(({ method, path }) => [method, path] as const);

const call = (browser: ReturnType<typeof bff.browser>, method: string, path: string) =>
  browser.send({ method, path, ...(method === 'POST' && { body: '{}' }) });

test('the router has the endpoints of the contract and no others', () => {
  const routes = bff.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(routes)].toSorted()).toEqual(all.map(({ method, path }) => `${method} ${path}`).toSorted());
});

test('GET /api/openapi.json → 200 the description of exactly these, to anybody', async () => {
  const answer = await bff.browser().get('/api/openapi.json');
  expect(answer).toMatchObject({ status: 200, body: { openapi: expect.stringMatching(/^3\.1\./) } });
  const { info, paths: described } = answer.body as { info: { title: string }; paths: Record<string, object> };
  expect(info.title).toContain('Mini Program Platform');
  expect(Object.keys(described).toSorted()).toEqual(paths.toSorted());
});

describe('SEC-70 who may call what', () => {
  test.each([...rows('session'), ...rows('recent-proof')])('%s %s → 401 without a session', async (method, path) => {
    expect(await call(bff.browser(), method, path)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  test.each([...rows('session'), ...rows('recent-proof')])(
    'SEC-12 %s %s → 401 with a challenge only',
    async (method, path) => {
      const { account } = await bff.activeMember();
      const challenged = await bff.enterPassword(account);
      const asSession = challenged.copy();
      asSession.cookies.set('__Host-sid', challenged.cookies.get('__Host-chal') ?? '');
      for (const browser of [challenged, asSession]) expect((await call(browser, method, path)).status).toBe(401);
    },
  );

  test.each(rows('challenge'))(
    'SEC-12 %s %s → 410 with a session only, also where its token stands for a challenge',
    async (method, path) => {
      const { browser } = await bff.activeMember();
      browser.cookies.set('__Host-chal', browser.cookies.get('__Host-sid') ?? '');
      const body = JSON.stringify(path.endsWith('verify') ? { factor: 'authenticator', code: '123456' } : {});
      const answer = await browser.send({ method, path, ...(method === 'POST' && { body }) });
      expect(answer.status).toBe(410);
    },
  );

  test.each(rows('recent-proof'))('SEC-67 %s %s → 403 step_up_required with a stale proof', async (method, path) => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 600);
    expect(await call(browser, method, path)).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
  });

  test.each(rows('session'))('%s %s → does not ask for a step-up', async (method, path) => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 600);
    expect((await call(browser, method, path)).status).not.toBe(403);
  });
});

describe('an address that does not answer a method', () => {
  test.each(paths)('%s → 405 with what it does answer', async (path) => {
    const { browser } = await bff.member();
    const allowed: string[] = all.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      if (allowed.includes(method)) continue;
      const answer = await browser.send({ method, path, ...(method !== 'GET' && { body: '{}' }) });
      expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
      expect(answer.headers.get('Allow')).toBe(allowed.join(', '));
    }
  });

  test('HEAD is answered like GET, without a body', async () => {
    const { browser } = await bff.member();
    const head = await browser.send({ method: 'HEAD', path: '/api/session' });
    expect(head).toMatchObject({ status: 200, body: null });
    expect((await bff.browser().send({ method: 'HEAD', path: '/api/session' })).status).toBe(401);
  });
});

describe('SEC-70 an address is met in one spelling only', () => {
  const spellings = [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/session/',
    '/api//session',
    '/API/session',
    '/api/Session',
    '/api/session%2F',
    '/api%2Fsession',
    '/api/session%00',
    '/api/session;x=1',
    '/api/session%3Fx',
    '/api/session%20',
    '/api/%73ession%2e',
    '/api/s%2573sion',
    '/api/two-factor%2Factivation',
    '/api/health/../session/',
    '/api/health%2F..%2Fsession',
    '/api/sign-in/challenge%2Fverify',
    '/api/\\session',
  ];
  test.each(spellings)('%s → 404 not_found, signed in or not', async (path) => {
    const { browser } = await bff.member();
    for (const each of [browser, bff.browser()]) {
      for (const method of ['GET', 'POST', 'DELETE']) expect((await call(each, method, path)).status).toBe(404);
    }
  });

  test.each(['/api/%73ession', '/api/two%2Dfactor', '/api/health/../session', '/api/./session'])(
    '%s → 401 without a session, since it is the same address',
    async (path) => {
      expect((await bff.app.request(path, {}, connection)).status).toBe(401);
    },
  );
});
