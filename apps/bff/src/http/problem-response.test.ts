import { endpoints } from '@countersign/contract/endpoints';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { connection } from '../testing/browser.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
afterAll(() => bff.close());

describe('SEC-80 a refusal says its code and nothing about us or about the request', () => {
  const canary = `canary${crypto.randomUUID().replaceAll('-', '')}`;

  test.each(endpoints.map(({ method, path }) => [method, path]))('%s %s echoes nothing', async (method, path) => {
    const { browser } = await bff.member();
    for (const body of [
      canary,
      JSON.stringify({ [canary]: canary }),
      JSON.stringify({ code: canary, email: canary }),
    ]) {
      const answer = await browser.send({
        method,
        path: `${path}?${canary}=${canary}`,
        ...(method === 'POST' && { body }),
        headers: { 'User-Agent': canary, 'X-Request-Id': canary, 'Request-Id': canary },
      });
      expect(JSON.stringify([answer.body, [...answer.headers]])).not.toContain(canary);
    }
  });

  test('a problem has a type, a title, a status and a code', async () => {
    const { body } = await bff.browser().get('/api/nothing');
    expect(body).toEqual({
      type: 'urn:countersign:problem:not_found',
      title: 'There is nothing at this address.',
      status: 404,
      code: 'not_found',
    });
  });

  test('what breaks is answered 500 unexpected, without what broke, and the next request is answered', async () => {
    const { account, browser } = await bff.member();
    await bff.query('alter view enrolled_factors rename to hidden');
    try {
      const { email, password } = account;
      const headers = { Origin: 'https://console.example.com', 'Content-Type': 'application/json' };
      const body = JSON.stringify({ email, password });
      const response = await bff.app.request('/api/sign-in', { method: 'POST', headers, body }, connection);
      expect(response.status).toBe(500);
      const said = await response.text();
      expect(JSON.parse(said)).toEqual({
        type: 'urn:countersign:problem:unexpected',
        title: 'Something broke on our side.',
        status: 500,
        code: 'unexpected',
      });
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      const logged = bff.log.filter((line) => line.includes('"unexpected"')).join('');
      expect(logged).toContain('42P01');
      for (const secret of [email, password, 'authenticators', 'select']) expect(logged).not.toContain(secret);
    } finally {
      await bff.query('alter view hidden rename to enrolled_factors');
    }
    expect((await browser.get('/api/two-factor')).status).toBe(200);
  });
});

describe('SEC-80 no input breaks anything', () => {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('\u0000', '\ud800', '\udfff', "' or 1=1 --", '%s%s%n', '{{7*7}}', '../../etc/passwd', '\u202e'),
    fc.json({ maxDepth: 3 }),
  );

  test('neither a strange email nor a strange password', async () => {
    await fc.assert(
      fc.asyncProperty(strange, strange, fc.ipV4(), async (email, password, address) => {
        const headers = { 'X-Forwarded-For': address };
        const answer = await bff.browser().post('/api/sign-in', { email, password }, headers);
        expect([400, 422]).toContain(answer.status);
      }),
      { numRuns: 40 },
    );
  });

  test('nor strange JSON', async () => {
    const { account, browser } = await bff.activeMember();
    await bff.enterPassword(account, browser);
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (body) => {
        for (const path of ['/api/sign-in/challenge/verify', '/api/two-factor/deactivation/confirm', '/api/step-up']) {
          const answer = await browser.send({ method: 'POST', path, body });
          expect(answer.status).toBe(400);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nor strange cookies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'aZ9-_=%"\'; ,.\\'), maxLength: 60 }), async (value) => {
        const headers = { Cookie: `__Host-sid=${value}` };
        expect([400, 401]).toContain((await bff.browser().get('/api/session', headers)).status);
        expect([400, 410]).toContain(
          (await bff.browser().get('/api/sign-in/challenge', { Cookie: `__Host-chal=${value}` })).status,
        );
      }),
      { numRuns: 100 },
    );
  });
});
