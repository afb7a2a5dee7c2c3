import { expect, test, vi } from 'vitest';
import { type Answer, exchange } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import { inProduction } from '../kit/settings.ts';
import { sharedServer } from '../kit/shared-server.ts';

vi.setConfig(longTimeouts);

const server = sharedServer((databaseUrl) => ({ settings: inProduction(databaseUrl) }));

const HALF_A_YEAR_SECONDS = 15_768_000;

interface Seen {
  headers: Record<string, string>;
  page: string;
}

/**
 * What the HTTP Observatory of MDN (algorithm 4) takes points off for, or adds some for where nothing is taken off, as
 * far as the console's page decides it. Redirecting from http is the proxy's.
 */
const rules: readonly { name: string; holds: (seen: Seen) => boolean }[] = [
  {
    name: "a policy of default-src 'none' without anything unsafe",
    holds: ({ headers: { 'content-security-policy': policy = '' } }) =>
      policy.startsWith("default-src 'none';") && !/unsafe|\*|https?:|data:|blob:|strict-dynamic/.test(policy),
  },
  {
    name: 'HSTS for half a year or longer',
    holds: ({ headers }) =>
      Number(/max-age=([0-9]+)/.exec(headers['strict-transport-security'] ?? '')?.[1]) >= HALF_A_YEAR_SECONDS,
  },
  { name: 'nosniff', holds: ({ headers }) => headers['x-content-type-options'] === 'nosniff' },
  {
    name: 'no frames, by the policy',
    holds: ({ headers }) => headers['content-security-policy']?.includes("frame-ancestors 'none'") ?? false,
  },
  { name: 'a private referrer', holds: ({ headers }) => headers['referrer-policy'] === 'no-referrer' },
  {
    name: 'resources for us alone',
    holds: ({ headers }) => headers['cross-origin-resource-policy'] === 'same-origin',
  },
  {
    name: 'no CORS',
    holds: ({ headers }) => !Object.keys(headers).some((name) => name.startsWith('access-control-')),
  },
  {
    name: 'no cookie before somebody signs in',
    holds: ({ headers }) => headers['set-cookie'] === undefined,
  },
  {
    name: 'scripts of our own origin only',
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

  const preflight = { Origin: 'https://observatory.example', 'Access-Control-Request-Method': 'GET' };
  const refused = seenIn(await exchange({ port: server.port, method: 'OPTIONS', path: '/', headers: preflight }));
  expect(Object.keys(refused.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
