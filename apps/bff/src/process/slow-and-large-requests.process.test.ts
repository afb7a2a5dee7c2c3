import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { demoMember } from './member.ts';
import { answerTo, rawConnection, requestOf, signInHead, statusLine } from './raw-connection.ts';
import { type Server, startServer, statusOf } from './server.ts';
import { onPostgres } from './settings.ts';
import { patient, until } from './until.ts';

vi.setConfig({ ...patient, maxConcurrency: 12 });

let database: TestDatabase;
let server: Server;

beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
  server = await startServer(onPostgres(database.url));
});

afterEach(async () => {
  expect(await statusOf(server.port, '/api/health/live')).toBe(200);
});

afterAll(async () => {
  expect(server.process.stderr).toBe('');
  await server?.[Symbol.asyncDispose]();
  await database?.close();
});

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
  const large = 'x'.repeat(17 * 1024);

  test('a header', async () => {
    const answer = await answerTo(server.port, requestOf('GET / HTTP/1.1', 'Host: localhost', `Cookie: a=${large}`));
    expect(statusLine(answer)).toContain(' 431 ');
  });

  test('an address', async () => {
    const answer = await answerTo(server.port, requestOf(`GET /${large} HTTP/1.1`, 'Host: localhost'));
    expect(statusLine(answer)).toContain(' 431 ');
  });

  test('a body that says so, before it comes', async () => {
    const answer = await answerTo(server.port, signInHead(server.consoleOrigin, 'Content-Length: 1000000000'));
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
