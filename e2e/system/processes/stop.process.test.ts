import type { ServerResponse } from 'node:http';
import { rawConnection, requestOf, statusLine } from '@countersign/bff/testing/raw-connection';
import { emptyTestDatabase } from '@countersign/database/testing';
import { expect, inject, test, vi } from 'vitest';
import { startServer, statusOf } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { accepted, startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, signIn } from '../kit/member.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

test.each(['SIGTERM', 'SIGINT'] as const)('%s lets a request under way finish, and takes no other', async (signal) => {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  await using server = await startServer(onPostgres(database.url));
  const body = JSON.stringify(demoMember);
  // A connection that is meant to be kept, as browsers and proxies mean theirs.
  const head = requestOf(
    'POST /api/sign-in HTTP/1.1',
    'Host: localhost',
    `Origin: ${server.consoleOrigin}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  );
  using underWay = await rawConnection(server.port);
  underWay.send(head + body.slice(0, 10));
  using balancer = await rawConnection(server.port);
  balancer.send('GET /api/health/ready HTTP/1.1\r\n');
  using idle = await rawConnection(server.port);
  idle.send(requestOf('GET /api/health/live HTTP/1.1', 'Host: localhost'));
  await until('the idle connection has its answer', () => idle.received.includes('"live"'));

  server.process.kill(signal);
  await until('nothing listens', async () => (await statusOf(server.port, '/api/health/live')) === null);
  balancer.send('Host: localhost\r\n\r\n');
  await until('the balancer has an answer', () => balancer.received.includes('\r\n\r\n'));
  expect(statusLine(balancer.received)).toContain(' 503 ');

  underWay.send(body.slice(10));
  const answer = await underWay.closed;
  expect(statusLine(answer)).toContain(' 200 ');
  expect(answer).toMatch(/set-cookie: countersign_\d+_sid=/i);
  expect(await server.process.exited).toEqual({ code: 0, signal: null });
  expect(server.process.stderr).toBe('');
  await until('its last line is in the log', () => server.process.stdout.includes('"event":"stopped"'));
  await database.close();
});

test('SIGTERM says "not ready" first, and still answers until whoever balances has noticed', async () => {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  await using server = await startServer({ ...onPostgres(database.url), DRAIN_SECONDS: '3' });
  using kept = await rawConnection(server.port);
  kept.send(requestOf('GET /api/health/live HTTP/1.1', 'Host: localhost'));
  await until('the kept connection has an answer', () => kept.received.includes('"live"'));
  expect(kept.received).toMatch(/^connection: keep-alive/im);

  server.process.kill('SIGTERM');
  await until('it is not ready', async () => (await statusOf(server.port, '/api/health/ready')) === 503);
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);
  expect(await signIn(openBrowser(server))).toMatchObject({ status: 200 });
  kept.send(requestOf('GET /api/health/live HTTP/1.1', 'Host: localhost'));
  expect(await kept.closed).toMatch(/^connection: close/im);
  expect(await server.process.exited).toEqual({ code: 0, signal: null });
  await database.close();
});

test('SIGTERM lets a notice under way reach the mail provider', async () => {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  await using provider = await startMailProvider();
  const baseUrl = `http://127.0.0.1:${provider.port}`;
  await using server = await startServer({ ...onPostgres(database.url), RESEND_BASE_URL: baseUrl });
  const held: ServerResponse[] = [];
  provider.answerFor(demoMember.email, (response) => void held.push(response));
  const browser = openBrowser(server);
  await signIn(browser);
  // The answer is here while the provider still holds the mail.
  expect((await activate(browser)).confirmation).toMatchObject({ status: 200 });
  await until('the provider has the notice', () => held.length > 0);

  server.process.kill('SIGTERM');
  await until('nothing listens', async () => (await statusOf(server.port, '/api/health/live')) === null);
  expect(server.process.hasExited).toBe(false);
  provider.answerFor(demoMember.email, null);
  for (const response of held) accepted(response);
  expect(await server.process.exited).toEqual({ code: 0, signal: null });
  expect(server.process.stdout).toMatch(/"event":"mail".*"kind":"notice".*"outcome":"sent"/);
  await database.close();
});
