import { answerTo, rawConnection, requestOf, statusLine } from '@countersign/bff/testing/raw-connection';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { signIn } from '../kit/member.ts';
import { findNginx, type Nginx, proxiedName, startNginx } from '../kit/nginx.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const consoleOrigin = `https://${proxiedName}`;
const found = await findNginx();

/** As in nginx.conf. */
const LIMIT = 200;

describe.skipIf('missing' in found)(`behind nginx${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  let database: TestDatabase;
  let replica: Server;
  let nginx: Nginx;

  beforeAll(async () => {
    database = await emptyTestDatabase(inject('postgresUrl'));
    replica = await startServer({
      ...onPostgres(database.url),
      CONSOLE_ORIGIN: consoleOrigin,
      TRUSTED_PROXY_HOPS: '1',
    });
    nginx = await startNginx('program' in found ? found.program : '', [replica.port]);
  });
  afterAll(async () => {
    await nginx?.[Symbol.asyncDispose]();
    await replica?.[Symbol.asyncDispose]();
    await database?.close();
  });

  const head = (...lines: string[]) => requestOf(...lines, `Host: ${proxiedName}`);
  const signInOf = (length: number) =>
    head(
      'POST /api/sign-in HTTP/1.1',
      `Origin: ${consoleOrigin}`,
      'Content-Type: application/json',
      `Content-Length: ${length}`,
    );
  const connectFrom = (localAddress: string) => rawConnection(nginx.httpsPort, nginx.tlsFrom(localAddress));

  test('a body that drips is cut by the replica, though nginx reads on', async () => {
    using connection = await connectFrom('127.0.0.9');
    connection.send(signInOf(16_000));
    const drip = setInterval(() => connection.send(' '), 100);
    expect(statusLine(await connection.closed)).toContain(' 408 ');
    clearInterval(drip);
  });

  test('one address has so many requests at once and no more, and its neighbours do not notice', async () => {
    const crowd = await Promise.all(Array.from({ length: LIMIT + 20 }, () => connectFrom('127.0.0.11')));
    for (const connection of crowd) connection.send(`${signInOf(100)}{`);
    const refused = () => crowd.filter(({ received }) => received !== '');
    await until('those beyond the limit have their answers', () => refused().length >= 20);
    for (const { received } of refused()) {
      expect(statusLine(received)).toContain(' 503 ');
      expect(received).toMatch(/^retry-after: 5\r$/im);
      expect(received).toContain('"code":"unavailable"');
    }
    expect(refused()).toHaveLength(20);
    const from = (address: string) =>
      signIn(openBrowser({ port: nginx.httpsPort, consoleOrigin, tls: nginx.tlsFrom(address) }));
    expect(await from('127.0.0.12')).toMatchObject({ status: 200 });
    expect(await from('127.0.0.11')).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    for (const connection of crowd) connection[Symbol.dispose]();
    await until('the address is served again', async () => (await from('127.0.0.11')).status === 200);
  });

  const everywhere = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  const noStore = { 'cache-control': 'no-store' };
  const byTls = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

  /** Each header as often as it came. */
  const headersOf = (answer: string) =>
    answer
      .slice(0, answer.indexOf('\r\n\r\n'))
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(': ', 2))
      .map(([name = '', value]) => [name.toLowerCase(), value] as const);
  function expectOnce(answer: string, headers: Record<string, string>) {
    const sent = headersOf(answer).filter(([name]) => name in headers);
    expect(sent.toSorted()).toEqual(Object.entries(headers).toSorted());
  }

  const close = 'Connection: close';
  test.each([
    [400, 'no host', requestOf('GET / HTTP/1.1', close)],
    [400, 'no request', 'what is this\r\n\r\n'],
    [400, 'a length that is none', head('POST /api/sign-in HTTP/1.1', 'Content-Length: many', close)],
    [405, 'a method that is none of ours', head('TRACE / HTTP/1.1', close)],
    [413, 'a large body', head('POST /api/sign-in HTTP/1.1', 'Content-Length: 17000', close)],
    [414, 'a long address', head(`GET /${'x'.repeat(17_000)} HTTP/1.1`, close)],
    [431, 'cookies of other programs', head('GET / HTTP/1.1', `Cookie: a=${'x'.repeat(17_000)}`, close)],
  ])('SEC-77 its own %i for %s has the headers', async (status, _, request) => {
    const answer = await answerTo(nginx.httpsPort, request, nginx.tlsFrom('127.0.0.9'));
    expect(statusLine(answer)).toContain(` ${status} `);
    expectOnce(answer, { ...everywhere, ...noStore, ...byTls });
  });

  test.each([
    ['a refusal', '/api/session'],
    ['a redirect', '/sign-in'],
  ])('SEC-77 %s over plain HTTP has them too', async (_, path) => {
    const answer = await answerTo(nginx.httpPort, head(`GET ${path} HTTP/1.1`, close));
    expectOnce(answer, { ...everywhere, ...noStore });
    expect(answer).not.toMatch(/^strict-transport-security/im);
  });

  test.each([
    [200, '/api/health/live'],
    [401, '/api/session'],
  ])('SEC-77 a %i of a replica has them once', async (status, path) => {
    const answer = await answerTo(nginx.httpsPort, head(`GET ${path} HTTP/1.1`, close), nginx.tlsFrom('127.0.0.9'));
    expect(statusLine(answer)).toContain(` ${status} `);
    expectOnce(answer, { ...everywhere, ...noStore, ...byTls });
  });
});
