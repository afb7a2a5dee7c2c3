import { setCookiesFrom } from '@countersign/bff/testing/set-cookie';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { builtAccounts } from '../../kit/built.ts';
import { startNode } from '../../kit/child.ts';
import { exchange } from '../../kit/exchange.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, demoMember, freshStepAfter, signIn } from '../kit/member.ts';
import { inProduction } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

let database: TestDatabase;
let server: Server;

beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
  server = await startServer(inProduction(database.url));
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await database?.close();
});

const alice = { email: 'alice@example.com', password: 'orchard-lantern-thimble' };

test('nobody has an account before an operator adds one', async () => {
  expect(await database.query('select * from accounts')).toEqual([]);
  expect(await signIn(openBrowser(server), demoMember)).toMatchObject({ status: 422 });
  expect(await signIn(openBrowser(server), alice)).toMatchObject({ status: 422 });

  await using command = startNode(builtAccounts, {
    args: ['add', 'Alice@Example.com'],
    environment: inProduction(database.url),
    input: `${alice.password}\n`,
  });
  expect(await command.exited).toEqual({ code: 0, signal: null });
  expect(command.stdout).toBe('Added alice@example.com.\n');

  const browser = openBrowser(server);
  const answer = await signIn(browser, alice);
  expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=[1-9]/);
  expect([...browser.cookies.keys()].toSorted()).toEqual(['__Host-dev', '__Host-sid']);
  const session = setCookiesFrom(answer.headers['set-cookie'] ?? []).find(({ name }) => name === '__Host-sid');
  expect(session?.attributes).toEqual({ httponly: true, path: '/', samesite: 'Strict', secure: true });

  const { authenticator, confirmation, spentStep } = await activate(browser);
  expect(confirmation).toMatchObject({ status: 200 });
  const again = openBrowser(server);
  expect(await signIn(again, alice)).toMatchObject({ body: { next: 'second-factor' } });
  expect([...again.cookies.keys()].toSorted()).toEqual(['__Host-chal', '__Host-dev']);
  const code = authenticator.codeAt(freshStepAfter(spentStep));
  const verification = await again.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  expect(verification).toMatchObject({ status: 200 });
  for (const line of verification.headers['set-cookie'] ?? []) {
    expect(line).toMatch(/^__Host-/);
    expect(line).toMatch(/; Secure(;|$)/);
  }
});

test('only the configured origin is ours', async () => {
  const foreign = openBrowser({ ...server, consoleOrigin: `http://localhost:${server.port}` });
  expect(await signIn(foreign, alice)).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  const preflight = await exchange({
    port: server.port,
    method: 'OPTIONS',
    path: '/api/sign-in',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
  });
  expect(preflight.status).toBe(403);
  expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
});
