import { answerTo, requestOf, signInHead, statusLine } from '@countersign/bff/testing/raw-connection';
import { describe, expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { demoMember } from '../kit/member.ts';
import { sharedServer } from '../kit/shared-server.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 12 });

const server = sharedServer();

const credentials = JSON.stringify(demoMember);

describe.concurrent('what is no proper request is refused', () => {
  test.each([
    ['noise', '\u0000\u0001\u0002\u00ff\u00fe\r\n\r\n'],
    ['the beginning of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
    ['a version that is none', requestOf('GET / HTTP/9.9', 'Host: localhost')],
    ['no host', requestOf('GET /api/health/live HTTP/1.1')],
    ['a method that is none', requestOf('SIGN-IN /api/sign-in HTTP/1.1', 'Host: localhost')],
    ['a header with no name', requestOf('GET / HTTP/1.1', 'Host: localhost', ': value')],
    ['a header with a line break of its own', requestOf('GET / HTTP/1.1', 'Host: localhost', 'A: b\rc')],
  ])('%s', async (_, text) => {
    expect(statusLine(await answerTo(server.port, text))).toContain(' 400 ');
  });

  test.each([
    ['two lengths', ['Content-Length: 2', 'Content-Length: 4'], '{}'],
    ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
    ['a length that is no number', ['Content-Length: two'], '{}'],
    ['a negative length', ['Content-Length: -2'], '{}'],
    ['a chunk whose length is no number', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
  ])('a body with %s', async (_, headers, body) => {
    expect(statusLine(await answerTo(server.port, signInHead(server.consoleOrigin, ...headers) + body))).toContain(
      ' 400 ',
    );
  });

  test('what follows a body that was longer than it said is no second request', async () => {
    const lines = ['POST /api/sign-in HTTP/1.1', 'Host: localhost', `Origin: ${server.consoleOrigin}`];
    const short = requestOf(...lines, 'Content-Type: application/json', 'Content-Length: 2');
    const answer = await answerTo(server.port, `${short}{}, "email": "demo@example.com"}\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toSatisfy((all: string[]) => all.every((each) => each.endsWith('400')));
    expect(answer).not.toMatch(/set-cookie/i);
  });

  test('CONNECT and other uses as a proxy', async () => {
    expect(await answerTo(server.port, requestOf('CONNECT example.com:443 HTTP/1.1', 'Host: example.com:443'))).toBe(
      '',
    );
    const absolute = requestOf(
      'GET http://evil.example/nowhere.js HTTP/1.1',
      'Host: evil.example',
      'Connection: close',
    );
    expect(statusLine(await answerTo(server.port, absolute))).toContain(' 404 ');
  });
});

test('HTTP/1.0, with and without a host, is answered and closed', async () => {
  for (const host of [[], ['Host: localhost']]) {
    const answer = await answerTo(server.port, requestOf('GET /api/health/live HTTP/1.0', ...host));
    expect(statusLine(answer)).toContain(' 200 ');
    expect(answer).toContain('{"status":"live"}');
  }
});

test('a forged host changes nothing in an answer', async () => {
  const withHost = (path: string, ...headers: string[]) =>
    answerTo(server.port, requestOf(`GET ${path} HTTP/1.1`, ...headers, 'Connection: close'));
  const comparable = (answer: string) => answer.replaceAll(/^(date|request-id):.*$/gim, '');
  for (const path of ['/', '/settings/two-factor', '/api/openapi.json', '/api/session', '/assets/none.js']) {
    const honest = await withHost(path, 'Host: localhost');
    const forged = await withHost(
      path,
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example;proto=https',
    );
    expect(comparable(forged)).toBe(comparable(honest));
    expect(forged).not.toContain('evil.example');
  }
});

test('a forged host does not make a foreign origin ours', async () => {
  const lines = [
    'POST /api/sign-in HTTP/1.1',
    'Host: evil.example',
    'X-Forwarded-Host: evil.example',
    'Origin: http://evil.example',
    'Content-Type: application/json',
    `Content-Length: ${credentials.length}`,
    'Connection: close',
  ];
  const answer = await answerTo(server.port, requestOf(...lines) + credentials);
  expect(statusLine(answer)).toContain(' 403 ');
  expect(answer).not.toMatch(/set-cookie/i);
});
