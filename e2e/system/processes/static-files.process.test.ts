import { answerTo, statusLine } from '@countersign/bff/testing/raw-connection';
import { expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { askForFile, notForAnybody, pageText, servedConsoleTree } from '../kit/console-tree.ts';

vi.setConfig(longTimeouts);

const server = servedConsoleTree();

const ask = (path: string, method = 'GET') => askForFile({ port: server.port, path, method });

test.each(['/', '/sign-in', '/settings/two-factor/activate', '/sign-in?from=%2Fsettings', '/assets', '/index.html'])(
  'the page, with the name of the platform, is at %s',
  async (path) => {
    const { bytes, headers, status } = await ask(path);
    expect({ status, text: bytes.toString() }).toEqual({ status: 200, text: pageText });
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
  },
);

test.each([
  ['/assets/app-a1b2c3.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/app-d4e5f6.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
])('%s is %s and cached by: %s', async (path, contentType, cacheControl) => {
  const { headers, status } = await ask(path);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': contentType,
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  '/assets/',
  '/assets/app-000000.js',
  '/assets/deeper/',
  '/missing.js',
  '/robots.txt',
  '/.env',
  '/.well-known/x.json',
])('there is nothing at %s', async (path) => {
  const { bytes, headers, status } = await ask(path);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 404, type: 'application/problem+json' });
  expect(headers['cache-control'] ?? '').not.toContain('immutable');
  expect(bytes.toString()).not.toContain('app-a1b2c3');
});

test('HEAD of nothing is nothing too, and no other method is for files', async () => {
  expect(await ask('/assets/app-000000.js', 'HEAD')).toMatchObject({ status: 404 });
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expect(await ask('/favicon.svg', method)).toMatchObject({ status: 404 });
  }
});

test.each([
  '/../package.json',
  '/../../package.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/..%2fpackage.json',
  '/..%2f..%2fpackage.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/assets\\..\\..\\package.json',
  '/....//package.json',
  '/%252e%252e%252fpackage.json',
  '/%c0%ae%c0%ae/package.json',
  '/..;/package.json',
  '/package.json%00.js',
  '//package.json',
  '//etc/passwd',
  '/%2fetc/passwd',
  '/file:///etc/passwd',
  '/%',
  '/%zz.js',
])('nothing outside the folder is at %s', async (path) => {
  const answer = await answerTo(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  expect(answer).not.toContain(notForAnybody);
  expect(answer).not.toContain('root:');
  expect(statusLine(answer)).toMatch(/ (200|400|404) /);
  // The page may stand at any address, but nothing else.
  if (statusLine(answer).includes(' 200 ')) expect(answer).toContain(pageText);
});
