import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Answer, exchange } from '../process/testing/browser.ts';
import { type Server, startServer } from '../process/testing/server.ts';
import { inProduction } from '../process/testing/settings.ts';
import { patient } from '../process/testing/until.ts';
import { figure } from '../testing/figure.ts';

vi.setConfig(patient);

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

const HALF_A_YEAR_SECONDS = 15_768_000;
const A_PLUS = 100;

interface Seen {
  headers: Record<string, string>;
  page: string;
}

/**
 * What the HTTP Observatory of MDN (algorithm 4) takes points off for, or adds some for where nothing is taken off, as
 * far as the console's page decides it. Redirecting from http is the proxy's.
 */
const rules: readonly { name: string; points: number; holds: (seen: Seen) => boolean }[] = [
  {
    name: "a policy of default-src 'none' without anything unsafe",
    points: 10,
    holds: ({ headers: { 'content-security-policy': policy = '' } }) =>
      policy.startsWith("default-src 'none';") && !/unsafe|\*|https?:|data:|blob:|strict-dynamic/.test(policy),
  },
  {
    name: 'HSTS for half a year or longer',
    points: 0,
    holds: ({ headers }) =>
      Number(/max-age=([0-9]+)/.exec(headers['strict-transport-security'] ?? '')?.[1]) >= HALF_A_YEAR_SECONDS,
  },
  { name: 'nosniff', points: 0, holds: ({ headers }) => headers['x-content-type-options'] === 'nosniff' },
  {
    name: 'no frames, by the policy',
    points: 5,
    holds: ({ headers }) => headers['content-security-policy']?.includes("frame-ancestors 'none'") ?? false,
  },
  { name: 'a private referrer', points: 5, holds: ({ headers }) => headers['referrer-policy'] === 'no-referrer' },
  {
    name: 'resources for us alone',
    points: 10,
    holds: ({ headers }) => headers['cross-origin-resource-policy'] === 'same-origin',
  },
  {
    name: 'no CORS',
    points: 0,
    holds: ({ headers }) => !Object.keys(headers).some((name) => name.startsWith('access-control-')),
  },
  {
    name: 'no cookie before somebody signs in',
    points: 0,
    holds: ({ headers }) => headers['set-cookie'] === undefined,
  },
  {
    name: 'scripts of our own origin only',
    points: 0,
    holds: ({ page }) => {
      const scripts = page.match(/<script[^>]*>/g) ?? [];
      return scripts.length > 0 && scripts.every((tag) => /\ssrc="\/[^/]/.test(tag));
    },
  },
];

const seenIn = ({ body, headers }: Answer): Seen => ({ headers: headers as Seen['headers'], page: String(body) });

test('SEC-77, SEC-78 the page in production has what makes an A+ of the HTTP Observatory', async () => {
  const headers = { Origin: 'https://observatory.example', Accept: 'text/html' };
  const seen = seenIn(await exchange({ port: server.port, method: 'GET', path: '/', headers }));
  expect(rules.filter(({ holds }) => !holds(seen)).map(({ name }) => name)).toEqual([]);
  const score = rules.filter(({ holds }) => holds(seen)).reduce((sum, { points }) => sum + points, 100);
  figure(`HTTP Observatory: ${score} points, where ${A_PLUS} are an A+`);
  expect(score).toBeGreaterThanOrEqual(A_PLUS);

  const preflight = { Origin: 'https://observatory.example', 'Access-Control-Request-Method': 'GET' };
  const refused = seenIn(await exchange({ port: server.port, method: 'OPTIONS', path: '/', headers: preflight }));
  expect(Object.keys(refused.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
