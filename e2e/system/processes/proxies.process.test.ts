import { once } from 'node:events';
import { createServer } from 'node:http';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { startNode } from '../../kit/child.ts';
import { inRepository } from '../../kit/repository.ts';
import { startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, signIn } from '../kit/member.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

/** As on a machine from which the world is reached by a proxy. */
async function startProxy() {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.destroy();
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy does not listen on a port.');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    asked,
    environment: { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: url, HTTPS_PROXY: url },
    async [Symbol.asyncDispose]() {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
});
afterAll(() => database?.close());

test('mail to a provider on this machine goes past the proxy, and so does the health check', async () => {
  await using proxy = await startProxy();
  await using provider = await startMailProvider();
  await using server = await startServer({
    ...onPostgres(database.url),
    ...proxy.environment,
    RESEND_BASE_URL: `http://localhost:${provider.port}`,
  });
  const browser = openBrowser(server);
  await signIn(browser);
  expect((await activate(browser)).confirmation.status).toBe(200);
  await until('the notice is there', () => provider.textsFor(demoMember.email).length > 0);

  await using check = startNode(inRepository('apps/bff/deploy/health-check.mjs'), {
    environment: { ...proxy.environment, PORT: String(server.port) },
  });
  expect(await check.exited).toEqual({ code: 0, signal: null });
  expect(proxy.asked).toEqual([]);
});

test('mail to a provider elsewhere goes through the proxy', async () => {
  await using proxy = await startProxy();
  const DEMO_ACCOUNTS = 'elsewhere@example.com';
  await using server = await startServer({
    ...onPostgres(database.url),
    ...proxy.environment,
    DEMO_ACCOUNTS,
    RESEND_BASE_URL: 'http://mail.invalid',
  });
  const browser = openBrowser(server);
  await signIn(browser, { ...demoMember, email: DEMO_ACCOUNTS });
  expect((await activate(browser)).confirmation.status).toBe(200);
  await until('the proxy is asked', () => proxy.asked.length > 0);
  expect(proxy.asked[0]).toContain('mail.invalid');
});
