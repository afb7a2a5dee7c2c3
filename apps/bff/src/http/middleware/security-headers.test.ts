import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '@countersign/contract/endpoints';
import { scratchFolder } from '@countersign/database/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { consoleFiles } from '../../console/console-files.ts';
import { connection } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const folder = scratchFolder();
writeFileSync(join(folder.path, 'index.html'), '<!doctype html><title>%PLATFORM_NAME%</title>');
writeFileSync(join(folder.path, 'announced.json'), JSON.stringify({ screens: {}, languages: { en: [], 'zh-CN': [] } }));
writeFileSync(join(folder.path, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
const bff = await startBff({
  console: await consoleFiles(folder.path, {
    platformName: 'Mini Program Platform',
    platformLogo: null,
    consolePaths: [],
    isSignUpOpen: false,
    consoleOrigin: 'https://console.example.com',
  }),
});
afterAll(async () => {
  await bff.close();
  folder[Symbol.dispose]();
});

const everywhere = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'";

describe('SEC-77, SEC-78, SEC-79 headers', () => {
  test.each(endpoints.map(({ method, path }) => [method, path]))(
    'of %s %s, whatever the answer',
    async (method, path) => {
      const { browser } = await bff.member();
      const body = method === 'POST' ? { body: '{}' } : {};
      for (const each of [browser, bff.browser()]) {
        for (const headers of [{}, { Origin: 'https://evil.example' }, { 'Content-Type': 'text/plain' }]) {
          const answer = await each.send({ method, path, ...body, headers });
          const said = Object.fromEntries(answer.headers);
          expect(said).toMatchObject({
            ...everywhere,
            'content-security-policy': NOTHING_LOADS,
            'cache-control': 'no-store',
          });
          expect(said).not.toHaveProperty('server');
          expect(said).not.toHaveProperty('x-powered-by');
        }
      }
    },
  );

  test.each(['/api/nothing', '/api'])('of %s, which there is not', async (path) => {
    const answer = await bff.browser().get(path);
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...everywhere, 'cache-control': 'no-store' });
  });

  test('of an answer to what broke', async () => {
    const { email, password } = await bff.account();
    await bff.query('alter view enrolled_factors rename to hidden');
    try {
      const headers = { Origin: 'https://console.example.com', 'Content-Type': 'application/json' };
      const body = JSON.stringify({ email, password });
      const answer = await bff.app.request('/api/sign-in', { method: 'POST', headers, body }, connection);
      expect(answer.status).toBe(500);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        ...everywhere,
        'content-security-policy': NOTHING_LOADS,
        'cache-control': 'no-store',
      });
    } finally {
      await bff.query('alter view hidden rename to enrolled_factors');
    }
  });

  test('of a page, which may load what is its own', async () => {
    const answer = await bff.browser().get('/settings/two-factor');
    expect(answer).toMatchObject({
      status: 200,
      body: expect.stringContaining('<title>Mini Program Platform</title>'),
    });
    const said = Object.fromEntries(answer.headers);
    expect(said).toMatchObject({
      ...everywhere,
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    expect(said['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test.each([
    ['/favicon.svg', 200],
    ['/assets/missing.js', 404],
  ])('of the file %s', async (path, status) => {
    const answer = await bff.browser().get(path);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...everywhere,
      'content-security-policy': NOTHING_LOADS,
    });
  });
});
