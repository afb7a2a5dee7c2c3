import { freePort } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CookieJar, cookieHeaderOf, keepIn } from '../testing/cookie-jar.ts';
import { answerTo, requestOf, signInHead, statusLine } from '../testing/raw-connection.ts';
import { setCookiesFrom } from '../testing/set-cookie.ts';
import { startBff } from '../testing/start-bff.ts';
import { type Listener, listen } from './listen.ts';

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

const credentials = JSON.stringify({ email: 'somebody@example.com', password: 'not the password at all' });
const signIn = (body: string, ...more: string[]) => answerTo(port, signInHead(ORIGIN, ...more) + body);

describe('over a real connection', () => {
  test('a request is answered', async () => {
    const answer = await signIn(credentials, `Content-Length: ${credentials.length}`);
    expect(statusLine(answer)).toContain(' 422 ');
    expect(answer).not.toMatch(/^(server|x-powered-by):/im);
  });

  test('a request in chunks, which does not say how long it is, is answered', async () => {
    const chunks = `${credentials.length.toString(16)}\r\n${credentials}\r\n0\r\n\r\n`;
    expect(statusLine(await signIn(chunks, 'Transfer-Encoding: chunked'))).toContain(' 422 ');
  });

  test('a request that is longer than it says is no second one', async () => {
    const answer = await signIn(credentials + ' '.repeat(16 * 1_024), `Content-Length: ${credentials.length}`);
    expect(statusLine(answer)).toMatch(/ (400|422) /);
    expect(answer.match(/^HTTP/gm)).toHaveLength(1);
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
    const jar: CookieJar = new Map();
    keepIn(jar, setCookiesFrom(signedIn.headers.getSetCookie()));
    const signedInHeaders = { ...headers, ...cookieHeaderOf(jar) };
    expect((await fetch(`${api}/session`, { headers: cookieHeaderOf(jar) })).status).toBe(200);
    expect((await fetch(`${api}/session`, { method: 'DELETE', headers: signedInHeaders })).status).toBe(204);
    expect((await fetch(`${api}/session`, { headers: cookieHeaderOf(jar) })).status).toBe(401);
  });
});

describe('SEC-72, SEC-80 a method that nobody has is refused, and the server lives on', () => {
  test.each(['TRACE', 'TRACK', 'CONNECT', 'BREW'])('%s', async (method) => {
    for (const origin of [[], [`Origin: ${ORIGIN}`]]) {
      const head = [`${method} /api/session HTTP/1.1`, 'Host: localhost', 'Connection: close', ...origin];
      const answer = await answerTo(port, requestOf(...head));
      expect(statusLine(answer)).not.toMatch(/ [23][0-9]{2} /);
      expect(answer).not.toContain('Host: localhost');
    }
    expect((await fetch(`http://127.0.0.1:${port}/api/health/live`)).status).toBe(200);
  });

  test.each([
    [
      'an absolute address of somewhere else',
      ['GET http://evil.example/api/session HTTP/1.1', 'Host: evil.example', 'Connection: close'],
    ],
    ['an address that is no address', ['GET //[::1 HTTP/1.1', 'Host: localhost', 'Connection: close']],
  ])('%s', async (_, lines) => {
    expect(statusLine(await answerTo(port, requestOf(...lines)))).toMatch(/ 4[0-9]{2} /);
    expect((await fetch(`http://127.0.0.1:${port}/api/health/live`)).status).toBe(200);
  });
});

describe('what Node refuses before it is a request is answered in a sentence, with our headers', () => {
  const cookies = `Cookie: other=${'x'.repeat(17 * 1_024)}`;

  test.each([
    ['17 kB of cookies', ['GET / HTTP/1.1', 'Host: localhost', cookies], 431, 'Clear the cookies of this address'],
    ['an address of 17 kB', [`GET /${'x'.repeat(17 * 1_024)} HTTP/1.1`, 'Host: localhost'], 431, 'Clear the cookies'],
    ['noise', ['\u0016\u0003\u0001'], 400, 'could not read this request'],
  ])('%s', async (_, lines, status, sentence) => {
    const answer = await answerTo(port, requestOf(...lines));
    const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
    expect(statusLine(answer)).toContain(` ${status} `);
    expect(body).toContain(sentence);
    expect(body).toContain('<p lang="zh-CN">');
    for (const header of [
      /^content-type: text\/html; charset=utf-8$/im,
      /^content-security-policy: default-src 'none'/im,
      /^x-content-type-options: nosniff$/im,
      /^cache-control: no-store$/im,
    ]) {
      expect(head).toMatch(header);
    }
  });

  test('and is no part of an answer that is under way', async () => {
    const live = requestOf('GET /api/health/live HTTP/1.1', 'Host: localhost');
    const answer = await answerTo(port, `${live}no request\r\n\r\n`);
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)?.at(-1)).toBe('HTTP/1.1 400');
    expect(answer.indexOf('{"status":"live"}')).toBeLessThan(answer.indexOf(' 400 '));
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

test('a listener that is closed still answers whoever has connected and was not taken yet', async () => {
  const another = await freePort();
  const short = await listen(bff.app, another);
  const live = requestOf('GET /api/health/live HTTP/1.1', 'Host: localhost', 'Connection: close');
  const answers = Array.from({ length: 20 }, () => answerTo(another, live));
  // The system has their connections by now, and the server has not had its turn.
  await new Promise(process.nextTick);
  await short.close();
  expect((await Promise.all(answers)).map(statusLine)).toEqual(answers.map(() => 'HTTP/1.1 200 OK'));
});
