import { answerTo, rawConnection, requestOf, signInHead, statusLine } from '@countersign/bff/testing/raw-connection';
import { describe, expect, test, vi } from 'vitest';
import { statusOf } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { demoMember } from '../kit/member.ts';
import { sharedServer } from '../kit/shared-server.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 12 });

const server = sharedServer();

const credentials = JSON.stringify(demoMember);

describe.concurrent('what takes too long is cut off', () => {
  test('headers that do not end', async () => {
    using connection = await rawConnection(server.port);
    connection.send('GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n');
    expect(statusLine(await connection.closed)).toContain(' 408 ');
  });

  test('a body that does not come', async () => {
    using connection = await rawConnection(server.port);
    connection.send(
      `${signInHead(server.consoleOrigin, `Content-Length: ${credentials.length}`)}${credentials.slice(0, 10)}`,
    );
    expect(statusLine(await connection.closed)).toContain(' 408 ');
  });

  test('a body that drips', async () => {
    using connection = await rawConnection(server.port);
    connection.send(signInHead(server.consoleOrigin, 'Content-Length: 16000'));
    const drip = setInterval(() => connection.send(' '), 100);
    expect(statusLine(await connection.closed)).toContain(' 408 ');
    clearInterval(drip);
  });
});

describe.concurrent('what is too large is refused', () => {
  const large = 'x'.repeat(16 * 1024 + 1);

  test('a header', async () => {
    const answer = await answerTo(server.port, requestOf('GET / HTTP/1.1', 'Host: localhost', `Cookie: a=${large}`));
    expect(statusLine(answer)).toContain(' 431 ');
  });

  test('an address', async () => {
    const answer = await answerTo(server.port, requestOf(`GET /${large} HTTP/1.1`, 'Host: localhost'));
    expect(statusLine(answer)).toContain(' 431 ');
  });

  test.each([large.length, 1_000_000_000])('a body that says it has %i bytes, before it comes', async (length) => {
    const answer = await answerTo(server.port, signInHead(server.consoleOrigin, `Content-Length: ${length}`));
    expect(statusLine(answer)).toContain(' 413 ');
    expect(answer).toContain('"code":"too_large"');
  });

  test('a body that does not say so', async () => {
    const chunk = `${large.length.toString(16)}\r\n${large}\r\n`;
    const answer = await answerTo(
      server.port,
      `${signInHead(server.consoleOrigin, 'Transfer-Encoding: chunked')}${chunk}0\r\n\r\n`,
    );
    expect(statusLine(answer)).toContain(' 413 ');
    expect(answer).toContain('"code":"too_large"');
  });

  test('a body that never ends', async () => {
    using connection = await rawConnection(server.port);
    connection.send(signInHead(server.consoleOrigin, 'Transfer-Encoding: chunked'));
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const pour = setInterval(() => connection.received || connection.send(chunk), 10);
    const answer = await connection.closed;
    clearInterval(pour);
    expect(statusLine(answer)).toContain(' 413 ');
  });
});

test('whoever hangs up in the middle of a request is no fault of ours in the log', async () => {
  const before = server.process.stdout.length;
  {
    using connection = await rawConnection(server.port);
    connection.send(
      `${signInHead(server.consoleOrigin, `Content-Length: ${credentials.length}`)}${credentials.slice(0, 10)}`,
    );
    await until('the request is under way', async () => (await statusOf(server.port, '/api/health/live')) === 200);
  }
  const since = () => server.process.stdout.slice(before);
  await until('the request has ended', () => since().includes('"path":"/api/sign-in"'));
  expect(since()).not.toContain('"level":"error"');
});
