import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listener, listen } from './listen.ts';
import { rawAnswer, statusOf } from './testing/raw-http.ts';
import { startBff } from './testing/start-bff.ts';

const ORIGIN = 'http://localhost:3000';
const bff = await startBff({ isSecure: false, consoleOrigin: ORIGIN });
const port = await freePort();
let listener: Listener;
beforeAll(async () => {
  listener = await listen(bff.app, port);
});
afterAll(async () => {
  await listener.close();
  await bff.close();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

const signIn = [
  'POST /api/sign-in HTTP/1.1',
  'Host: localhost',
  'Connection: close',
  `Origin: ${ORIGIN}`,
  'Content-Type: application/json',
];
const credentials = JSON.stringify({ email: 'somebody@example.com', password: 'not the password at all' });
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

describe('over a real connection', () => {
  test('a request is answered', async () => {
    const answer = await rawAnswer(port, [...signIn, `Content-Length: ${credentials.length}`], credentials);
    expect(statusOf(answer)).toBe(422);
    expect(answer).not.toMatch(/^(server|x-powered-by):/im);
  });

  test('a person signs in and out with fetch', async () => {
    const { email, password } = await bff.account();
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' };
    const api = `http://127.0.0.1:${port}/api`;
    const signedIn = await fetch(`${api}/sign-in`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email, password }),
    });
    expect(await signedIn.json()).toEqual({ next: 'signed-in' });
    const Cookie = signedIn.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
    expect((await fetch(`${api}/session`, { headers: { Cookie } })).status).toBe(200);
    expect((await fetch(`${api}/session`, { method: 'DELETE', headers: { ...headers, Cookie } })).status).toBe(204);
    expect((await fetch(`${api}/session`, { headers: { Cookie } })).status).toBe(401);
  });
});

describe('SEC-75 a body beyond 16 KiB is refused', () => {
  const long = credentials + ' '.repeat(16 * 1_024);

  test('when it says how long it is', async () => {
    expect(statusOf(await rawAnswer(port, [...signIn, `Content-Length: ${long.length}`], long))).toBe(413);
  });

  test('when it comes in chunks and does not say', async () => {
    const chunks = [...signIn, 'Transfer-Encoding: chunked'];
    expect(statusOf(await rawAnswer(port, chunks, chunked(credentials)))).toBe(422);
    expect(statusOf(await rawAnswer(port, chunks, chunked(long)))).toBe(413);
  });

  test('when it says that it is shorter: what follows is no part of it', async () => {
    const answer = await rawAnswer(port, [...signIn, `Content-Length: ${credentials.length}`], long);
    expect([400, 422]).toContain(statusOf(answer));
    expect(answer.match(/^HTTP/gm)).toHaveLength(1);
  });

  test('when it says two things about its length', async () => {
    const both = [...signIn, `Content-Length: ${credentials.length}`, 'Transfer-Encoding: chunked'];
    expect(statusOf(await rawAnswer(port, both, chunked(long)))).toBe(400);
  });

  test('so are headers beyond 16 KiB', async () => {
    const lines = [
      'GET /api/health/live HTTP/1.1',
      'Host: localhost',
      'Connection: close',
      `X-Long: ${'x'.repeat(16_384)}`,
    ];
    expect(statusOf(await rawAnswer(port, lines))).toBe(431);
  });
});

describe('SEC-72, SEC-80 a method that nobody has is refused, and the server lives on', () => {
  test.each(['TRACE', 'TRACK', 'CONNECT', 'BREW'])('%s', async (method) => {
    for (const origin of [[], [`Origin: ${ORIGIN}`]]) {
      const answer = await rawAnswer(port, [
        `${method} /api/session HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        ...origin,
      ]);
      expect(statusOf(answer) >= 200 && statusOf(answer) < 400).toBe(false);
      expect(answer).not.toContain('Host: localhost');
    }
    expect((await fetch(`http://127.0.0.1:${port}/api/health/live`)).status).toBe(200);
  });

  test.each([
    ['no HTTP at all', ['HELLO']],
    ['no Host', ['GET /api/session HTTP/1.1', 'Connection: close']],
    [
      'an absolute address of somewhere else',
      ['GET http://evil.example/api/session HTTP/1.1', 'Host: evil.example', 'Connection: close'],
    ],
    ['an address that is no address', ['GET //[::1 HTTP/1.1', 'Host: localhost', 'Connection: close']],
    [
      'a header with a line break in it',
      ['GET /api/session HTTP/1.1', 'Host: localhost', 'Connection: close', 'X: a\rb'],
    ],
  ])('%s', async (_, lines) => {
    const status = statusOf(await rawAnswer(port, lines));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await fetch(`http://127.0.0.1:${port}/api/health/live`)).status).toBe(200);
  });
});

test('a port that is taken → EADDRINUSE', async () => {
  await expect(listen(bff.app, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a listener that is closed takes no more connections', async () => {
  const another = await freePort();
  const short = await listen(bff.app, another);
  expect((await fetch(`http://127.0.0.1:${another}/api/health/live`)).status).toBe(200);
  await short.close();
  await expect(fetch(`http://127.0.0.1:${another}/api/health/live`)).rejects.toThrow();
});
