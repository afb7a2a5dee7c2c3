import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:http2';
import { emptyTestDatabase, freePort, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { exchange } from '../../kit/exchange.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, freshStepAfter, signIn } from '../kit/member.ts';
import { findNginx, type Nginx, proxiedName, startNginx } from '../kit/nginx.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

const consoleOrigin = `https://${proxiedName}`;
const found = await findNginx();

describe.skipIf('missing' in found)(`behind nginx${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  const program = 'program' in found ? found.program : '';
  let database: TestDatabase;
  let provider: MailProvider;
  let replicas: Server[];
  let nginx: Nginx;

  beforeAll(async () => {
    database = await emptyTestDatabase(inject('postgresUrl'));
    provider = await startMailProvider();
    const settings = {
      ...onPostgres(database.url),
      CONSOLE_ORIGIN: consoleOrigin,
      RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
      TRUSTED_PROXY_HOPS: '1',
    };
    replicas = await Promise.all([1, 2, 3].map(() => startServer(settings)));
    nginx = await startNginx(
      program,
      replicas.map(({ port }) => port),
    );
  });

  afterAll(async () => {
    await nginx?.[Symbol.asyncDispose]();
    await Promise.all(replicas?.map((replica) => replica[Symbol.asyncDispose]()) ?? []);
    await provider?.[Symbol.asyncDispose]();
    await database?.close();
  });

  /** Somebody at this address who says that they are elsewhere. */
  const browserAt = (localAddress: string): Browser =>
    openBrowser({ port: nginx.httpsPort, consoleOrigin, tls: nginx.tlsFrom(localAddress) }, new Map(), {
      address: '203.0.113.66',
    });
  const requestsOf = ({ process }: Server) =>
    process.stdout
      .split('\n')
      .filter((line) => line.includes('"event":"request"'))
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter(({ path }) => !String(path).startsWith('/api/health/'));

  test('a whole life goes from replica to replica, and each knows where it comes from', async () => {
    const browser = browserAt('127.0.0.9');
    expect(await signIn(browser)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect([...browser.cookies.keys()].toSorted()).toEqual(['__Host-dev', '__Host-sid']);
    const { authenticator, confirmation, spentStep } = await activate(browser);
    expect(confirmation).toMatchObject({ status: 200 });
    expect(await browser.delete('/api/session')).toMatchObject({ status: 204 });
    expect(await signIn(browser)).toMatchObject({ status: 200, body: { next: 'second-factor' } });
    const code = authenticator.codeAt(freshStepAfter(spentStep));
    const verification = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(verification).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect(await browser.post('/api/two-factor/deactivation', {})).toMatchObject({ status: 202 });
    const mailed = provider.codeFor(demoMember.email);
    expect(await browser.post('/api/two-factor/deactivation/confirm', { code: mailed })).toMatchObject({ status: 200 });
    expect(await browser.get('/api/two-factor')).toMatchObject({ status: 200, body: { status: 'inactive' } });

    const requests = replicas.map(requestsOf);
    expect(requests.filter((each) => each.length > 1)).toHaveLength(3);
    expect(new Set(requests.flat().map(({ address }) => address))).toEqual(new Set(['127.0.0.9']));
    const events = await database.query<{ address: string }>(
      'select distinct address from security_events where request_id is not null',
    );
    expect(events).toEqual([{ address: '127.0.0.9' }]);
  });

  test('SEC-82 the API is refused over plain HTTP, and pages move to https', async () => {
    const before = replicas.flatMap(requestsOf).length;
    const plain = (method: string, path: string, host = proxiedName) =>
      exchange({ port: nginx.httpPort, method, path, headers: { Host: host, Origin: consoleOrigin } });
    for (const path of ['/api/sign-in', '/api/session', '/%61pi/session', '//api/session', '/x/../api/session']) {
      const answer = await plain('POST', path);
      expect([path, answer.status, answer.headers.location]).toEqual([path, 403, undefined]);
    }
    expect(await plain('GET', '/settings?tab=1')).toMatchObject({
      status: 308,
      headers: { location: `${consoleOrigin}/settings?tab=1` },
    });
    await expect(plain('GET', '/', 'elsewhere.example.com')).rejects.toThrow();
    expect(replicas.flatMap(requestsOf)).toHaveLength(before);
  });

  test('SEC-82 TLS from 1.2 on, for the one name only, and HTTP/2 to whoever speaks it', async () => {
    const tls = nginx.tlsFrom('127.0.0.1');
    const ask = (change: object) =>
      exchange({ port: nginx.httpsPort, method: 'GET', path: '/api/session', headers: {}, tls: { ...tls, ...change } });
    expect(await ask({ maxVersion: 'TLSv1.2' })).toMatchObject({ status: 401 });
    await expect(ask({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).rejects.toThrow(
      /alert protocol version/,
    );
    await expect(ask({ servername: 'elsewhere.example.com' })).rejects.toThrow(/unrecognized name/);

    const session = connect(`https://127.0.0.1:${nginx.httpsPort}`, tls);
    const stream = session.request({ ':path': '/sign-in', ':authority': proxiedName, 'accept-encoding': 'br' });
    const [headers] = await once(stream, 'response');
    expect(headers).toMatchObject({ ':status': 200, 'content-encoding': 'br', server: 'nginx' });
    stream.resume();
    session.close();
  });

  test('SEC-88 neither query nor body nor cookie is in its log, and a request has one number in both logs', async () => {
    const browser = browserAt('127.0.0.9');
    await signIn(browser, { ...demoMember, password: 'not-her-password-at-all' });
    const answer = await browser.get('/api/session?secret=in-the-query');
    await expect.poll(() => nginx.accessLog).toContain(String(answer.headers['request-id']));
    expect(nginx.accessLog).toMatch(/"path":"\/api\/session",/);
    for (const secret of ['in-the-query', 'not-her-password', demoMember.email, ...browser.cookies.values()]) {
      expect(nginx.accessLog).not.toContain(secret);
    }
  });

  test('an event of the mail provider may be longer, up to the replica’s own limit', async () => {
    const post = (length: number) => browserAt('127.0.0.9').post('/api/webhooks/resend', { type: 'x'.repeat(length) });
    // The replica was given no secret.
    expect(await post(60_000)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await post(66_000)).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  test('what is too large or cannot be answered is said in the words of the API', async () => {
    const browser = browserAt('127.0.0.9');
    const answer = await browser.post('/api/sign-in', { email: 'x'.repeat(17_000), password: '' });
    expect(answer).toMatchObject({
      status: 413,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      body: { code: 'too_large' },
    });
    await using alone = await startNginx(program, [await freePort()]);
    const nobody = openBrowser({ port: alone.httpsPort, consoleOrigin, tls: alone.tlsFrom('127.0.0.1') });
    expect(await signIn(nobody)).toMatchObject({
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '5' },
      body: { code: 'unavailable' },
    });
  });

  test('nobody notices a replica that is gone', async () => {
    await replicas.at(-1)?.killAtOnce();
    const browsers = Array.from({ length: 12 }, () => browserAt('127.0.0.10'));
    for (const browser of browsers) expect(await signIn(browser)).toMatchObject({ status: 200 });
  });

  test('a POST that has been sent is sent to nobody else; what only reads is', async () => {
    const received: (string | undefined)[] = [];
    const dying = await Promise.all(
      [1, 2].map(async () => {
        const server = createServer((request) => {
          received.push(request.method);
          request.socket.destroy();
        });
        await once(server.listen(0, '127.0.0.1'), 'listening');
        const address = server.address();
        return { server, port: typeof address === 'object' && address ? address.port : 0 };
      }),
    );
    await using other = await startNginx(
      program,
      dying.map(({ port }) => port),
    );
    const browser = openBrowser({ port: other.httpsPort, consoleOrigin, tls: other.tlsFrom('127.0.0.1') });
    expect(await signIn(browser)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(received).toEqual(['POST']);
    await browser.get('/api/session');
    expect(received).toEqual(['POST', 'GET', 'GET']);
    for (const { server } of dying) server.close();
  });
});
