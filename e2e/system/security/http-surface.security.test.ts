import { stepNow } from '@countersign/bff/testing/authenticator-app';
import { cookieHeaderOf } from '@countersign/bff/testing/cookie-jar';
import { answerTo, rawConnection, requestOf, statusLine } from '@countersign/bff/testing/raw-connection';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, exchange } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import type { Browser } from '../kit/http-browser.ts';
import { type ActiveMember, activeMember, challenged, enterPassword } from './kit/active-member.ts';
import { twoReplicas, wireNames } from './kit/two-replicas.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 12 });

const system = twoReplicas();
const all: readonly Endpoint[] = endpoints;
const replica = () => system.replicas[0];

let ann: ActiveMember;
/** Signed in, with a challenge besides: it may call anything. */
let browser: Browser;
beforeAll(async () => {
  ann = await activeMember(system);
  browser = ann.browser;
  await enterPassword(browser, ann.account);
  // Whose answer leaves a cookie too.
  await browser.post('/api/password-reset', { email: ann.account.email });
});

const cookieLine = () => `Cookie: ${cookieHeaderOf(browser.cookies).Cookie}`;
const lines = (method: string, path: string, ...more: string[]) => [
  `${method} ${path} HTTP/1.1`,
  'Host: localhost',
  `Origin: ${replica().consoleOrigin}`,
  'Connection: close',
  ...more,
];

describe('SEC-62 two cookies of one name, in two lines as well as in one', () => {
  test.each(Object.values(wireNames))('%s → 400 duplicate_cookie at every endpoint but the sign-out', async (name) => {
    for (const { method, path } of all.filter((each) => each.method !== 'DELETE' || each.path !== '/api/session')) {
      for (const doubled of [
        [cookieLine(), `Cookie: ${name}=x`],
        [`${cookieLine()}; ${name}=x`],
        [`Cookie: ${name}=x; ${name} =y`],
      ]) {
        const answer = await answerTo(
          replica().port,
          requestOf(...lines(method, path, ...doubled, 'Content-Length: 0')),
        );
        expect(statusLine(answer), `${method} ${path}`).toContain(' 400 ');
        expect(answer).toContain(`"code":"duplicate_cookie","cookie":"${name}"`);
      }
    }
  });
});

describe('SEC-76, SEC-20 over the wire a body', () => {
  const valid: Readonly<Record<string, object>> = {
    '/api/sign-in': { email: 'somebody@example.com', password: 'not the password at all' },
    '/api/step-up': { password: 'not the password at all' },
    '/api/sign-in/challenge/verify': { factor: 'authenticator', code: '123456' },
    '/api/two-factor/activation/confirm': { code: '123456' },
    '/api/two-factor/test': { code: '123456' },
    '/api/sign-in/unlock': { email: 'eve@example.com' },
    '/api/sign-in/unlock/confirm': { token: 'c3V0IG9mZg' },
    '/api/password-reset': { email: 'eve@example.com' },
    '/api/password-reset/code': { code: '12345678' },
    '/api/password-reset/confirm': { token: 'c3V0IG9mZg', password: 'not the password at all' },
    '/api/sign-up': { email: 'eve@example.com' },
    '/api/invitation': { token: 'c3V0IG9mZg' },
    '/api/invitation/accept': { token: 'c3V0IG9mZg', password: 'not the password at all' },
    '/api/two-factor/deactivation/confirm': { code: '123456' },
    '/api/account/password': { currentPassword: 'not the password at all', password: 'none of anybody at all' },
    '/api/account/email': { email: 'eve@example.com' },
    '/api/account/email/confirm': { code: '123456' },
    '/api/undo': { token: 'c3V0IG9mZg' },
    '/api/recovery/start': { token: 'c3V0IG9mZg' },
    '/api/recovery/cancel': { token: 'c3V0IG9mZg' },
    '/api/sessions/end': { sessionId: '0198c0de-7c30-7e5c-9f4d-5b6c7d8e9fa0' },
    '/api/browsers/forget': { browserId: '0198c0de-7c30-7e5c-9f4d-5b6c7d8e9fa0' },
  };
  // What the mail provider says is refused for its signature, before anything reads it.
  const posts = all
    .filter(({ caller, method }) => method === 'POST' && caller !== 'mail-provider')
    .map(({ path }) => path);
  const textOf = (path: string, more: string) =>
    JSON.stringify(valid[path] ?? {}).replace(/^\{(.?)/, (_, next) => `{${more}${next === '}' ? '' : ','}${next}`);

  async function expectMalformed(path: string, body: string) {
    const headers = {
      'Content-Type': 'application/json',
      Origin: replica().consoleOrigin,
      ...cookieHeaderOf(browser.cookies),
    };
    const answer = await exchange({ port: replica().port, method: 'POST', path, headers, body });
    expect(answer, `${path} ${body.slice(0, 80)}`).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  }

  test.each([
    '"__proto__":{"isAdmin":true}',
    '"constructor":{"prototype":{"x":1}}',
    '"accountId":"1"',
    '"securityEpoch":0',
    '"amr":["otp"]',
    '"trust":"trusted"',
    '"secret":"JBSWY3DPEHPK3PXP"',
    '"to":"eve@example.com"',
    '"":""',
  ])('with %s besides → 400 malformed at every endpoint', async (more) => {
    for (const path of posts) await expectMalformed(path, textOf(path, more));
  });

  test('whose values are of another kind → 400 malformed', async () => {
    const kinds: unknown[] = [
      1,
      true,
      null,
      [],
      {},
      ['123456'],
      { toString: '123456' },
      123456,
      '１２３４５６',
      '٠١٢٣٤٥',
      '12345６',
    ];
    for (const [path, fields] of Object.entries(valid)) {
      for (const name of Object.keys(fields)) {
        const strange = kinds.filter(
          (kind) => typeof kind !== 'string' || (!/password$/i.test(name) && name !== 'token'),
        );
        for (const kind of name === 'email' ? strange.filter((each) => typeof each !== 'string') : strange) {
          await expectMalformed(path, JSON.stringify({ ...fields, [name]: kind }));
        }
      }
    }
  });

  test('that says nothing, or is nothing of its type → 400 malformed', async () => {
    for (const path of posts) {
      for (const body of ['', '[]', '[{}]', 'null', '1', '"{}"', '{', '\u0000']) await expectMalformed(path, body);
    }
  });
});

describe.concurrent('SEC-75 a body that is not as long as it says', () => {
  const body = JSON.stringify({ factor: 'authenticator', code: '000000' });
  const head = (...more: string[]) =>
    requestOf(
      ...lines('POST', '/api/sign-in/challenge/verify', cookieLine(), 'Content-Type: application/json', ...more),
    );

  test('longer: what is left over is no request, and no code is judged', async () => {
    const victim = await challenged(system, ann.account);
    const smuggled = requestOf(
      'DELETE /api/session HTTP/1.1',
      'Host: localhost',
      `Origin: ${replica().consoleOrigin}`,
      cookieLine(),
    );
    const answer = await answerTo(replica().port, `${head('Content-Length: 2')}{}${smuggled}`);
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)?.filter((line) => !line.endsWith('400'))).toEqual([]);
    expect(await browser.get('/api/session')).toMatchObject({ status: 200 });
    expect((await victim.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 5 });
  });

  test('shorter, to somebody signed in: it is cut off', async () => {
    using connection = await rawConnection(replica().port);
    connection.send(`${head(`Content-Length: ${body.length + 10}`)}${body}`);
    expect(statusLine(await connection.closed)).toContain(' 408 ');
  });

  test('chunks that drip and never end, to somebody signed in: they are cut off', async () => {
    using connection = await rawConnection(replica().port);
    connection.send(head('Transfer-Encoding: chunked'));
    const drip = setInterval(() => connection.send('1\r\n \r\n'), 500);
    expect(statusLine(await connection.closed)).toContain(' 408 ');
    clearInterval(drip);
  });

  test('chunks of more than an endpoint takes, 16 KiB but for the mail provider’s 64 → 413, before a code is judged', async () => {
    const proof = `{"factor":"authenticator","code":"${ann.authenticator.codeAt(stepNow() + 1)}"}`;
    for (const { caller, method, path } of all.filter(({ request }) => request)) {
      const large = `${proof}${' '.repeat((caller === 'mail-provider' ? 64 : 16) * 1024)}`;
      const text = requestOf(
        ...lines(method, path, cookieLine(), 'Content-Type: application/json', 'Transfer-Encoding: chunked'),
      );
      const answer = await answerTo(replica().port, `${text}${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`);
      expect(statusLine(answer), path).toContain(' 413 ');
      expect(answer).not.toMatch(/set-cookie/i);
    }
  });
});

describe('SEC-77, SEC-78 no answer says what runs here, and each says what a browser may do with it', () => {
  const send = (method: string, path: string, headers = {}, body?: string): Promise<Answer> =>
    exchange({ port: replica().port, method, path, headers, body });
  const origin = () => ({ Origin: replica().consoleOrigin });

  test.each<[number, () => Promise<Answer>]>([
    [200, () => send('GET', '/')],
    [200, () => send('GET', '/favicon.svg')],
    [200, () => send('GET', '/api/openapi.json')],
    [204, () => send('DELETE', '/api/session', origin())],
    [
      304,
      async () =>
        send('GET', '/favicon.svg', { 'If-None-Match': (await send('GET', '/favicon.svg')).headers.etag ?? '' }),
    ],
    [400, () => send('POST', '/api/sign-in', { ...origin(), 'Content-Type': 'application/json' }, '{')],
    [401, () => send('GET', '/api/session')],
    [
      403,
      () =>
        send('OPTIONS', '/api/sign-in', { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }),
    ],
    [404, () => send('GET', '/assets/none.js')],
    [404, () => send('GET', '/api/none')],
    [405, () => send('PUT', '/api/session', origin())],
    [410, () => send('GET', '/api/sign-in/challenge')],
    [413, () => send('POST', '/api/sign-in', { ...origin(), 'Content-Type': 'application/json' }, ' '.repeat(20_000))],
    [415, () => send('POST', '/api/sign-in', origin(), '{}')],
    [
      422,
      () =>
        send(
          'POST',
          '/api/sign-in',
          { ...origin(), 'Content-Type': 'application/json' },
          '{"email":"x@example.com","password":"x"}',
        ),
    ],
  ])('a %i', async (status, ask) => {
    const { body, headers, ...answer } = await ask();
    expect(answer.status === status || (status === 304 && answer.status === 200)).toBe(true);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'/),
    });
    const names = Object.keys(headers);
    expect(names.filter((name) => /^(server|x-powered-by|via|x-runtime|access-control-.*)$/.test(name))).toEqual([]);
    const said = JSON.stringify(headers) + JSON.stringify(status === 200 ? '' : body);
    expect(said).not.toMatch(/hono|node(?!d)|express|postgres|valibot|drizzle|\bat \/|\.ts\b/i);
  });

  test.each<[number, string]>([
    [400, 'GET / HTTP/9.9\r\n\r\n'],
    [400, requestOf('GET /api\\session HTTP/1.1', 'Host: localhost', 'Connection: close')],
    [400, requestOf('GET / HTTP/1.1', 'Host: a b', 'Connection: close')],
    [431, requestOf('GET / HTTP/1.1', 'Host: localhost', `A: ${'x'.repeat(17_000)}`)],
  ])(
    'a %i, which is answered before a route is reached, says nothing, or in our headers what to do',
    async (status, text) => {
      const answer = await answerTo(replica().port, text);
      expect(statusLine(answer)).toContain(` ${status} `);
      const isBare =
        /^HTTP\/1\.1 \d{3} [A-Za-z ]+\r\nConnection: close\r\n(Transfer-Encoding: chunked\r\n\r\n0\r\n)?\r\n$/.test(
          answer.replaceAll(/^Date: .*\r\n/gm, ''),
        );
      if (isBare) return;
      for (const header of [
        /^Strict-Transport-Security: max-age=63072000; includeSubDomains$/im,
        /^X-Content-Type-Options: nosniff$/im,
        /^Content-Security-Policy: default-src 'none'; frame-ancestors 'none'$/im,
      ]) {
        expect(answer).toMatch(header);
      }
      expect(answer).toMatch(/reload the page/i);
      expect(answer).not.toMatch(/^(server|x-powered-by|via):|hono|node(?!d)|HPE_|\bat \//im);
    },
  );

  test('a page runs no script but its own files, and takes no text for one', async () => {
    const { headers } = await send('GET', '/settings/two-factor');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy.join()).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  });
});
