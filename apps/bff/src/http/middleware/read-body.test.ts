import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import { afterAll, describe, expect, test } from 'vitest';
import { connection } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const all: readonly Endpoint[] = endpoints;
// What the mail provider sends is judged by its signature first (routes/webhooks.test.ts).
const withBody = all.filter(({ caller, request }) => request && caller !== 'mail-provider').map(({ path }) => path);
const malformed = { status: 400, body: { code: 'malformed' } };

/** Somebody who may call anything: signed in, with an open challenge. */
async function welcome() {
  const ann = await bff.activeMember();
  return bff.enterPassword(ann.account, ann.browser);
}

const valid: Record<string, object> = {
  '/api/sign-in': { email: 'somebody@example.com', password: 'not the password at all' },
  '/api/step-up': { password: 'not the password at all' },
  '/api/sign-in/challenge/verify': { factor: 'authenticator', code: '123456' },
  '/api/two-factor/activation/confirm': { code: '123456' },
  '/api/two-factor/deactivation/confirm': { code: '123456' },
};
const validBody = (path: string) => JSON.stringify(valid[path] ?? {});

describe('SEC-72 a body is JSON in UTF-8', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/jsonp',
    'application/json-patch+json',
    'text/json',
    'application/json, text/plain',
    'text/plain; application/json',
  ])('POST with Content-Type %s → 415 not_json', async (type) => {
    const headers = { 'Content-Type': type };
    const browser = await welcome();
    for (const path of withBody) {
      const answer = await browser.send({ method: 'POST', path, body: validBody(path), headers });
      expect(answer).toMatchObject({ status: 415, body: { code: 'not_json' } });
    }
  });

  test('POST without a Content-Type → 415 not_json', async () => {
    const body = new TextEncoder().encode(validBody('/api/sign-in'));
    const headers = { Origin: 'https://console.example.com' };
    expect((await bff.app.request('/api/sign-in', { method: 'POST', headers, body }, connection)).status).toBe(415);
    expect((await bff.app.request('/api/sign-in', { method: 'POST', headers }, connection)).status).toBe(415);
  });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json;charset=UTF-8',
    'application/json ; charset="utf-8"',
  ])('POST with Content-Type %s is read', async (type) => {
    const headers = { 'Content-Type': type };
    const answer = await bff
      .browser()
      .send({ method: 'POST', path: '/api/sign-in', body: validBody('/api/sign-in'), headers });
    expect(answer.status).toBe(422);
  });
});

describe('SEC-76 a body says what the schema knows and nothing else', () => {
  test.each([
    ['nothing', ''],
    ['half of it', '{"email":'],
    ['two of it', '{}{}'],
    ['a comment', '{/* */}'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"{}"'],
    ['a list', '[]'],
    ['a list of one', '[{}]'],
    ['a byte order mark and a list', '\ufeff[]'],
    ['deep nesting', '['.repeat(8_000) + ']'.repeat(8_000)],
    ['deep objects', `${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`],
  ])('POST with %s → 400 malformed', async (_, body) => {
    const browser = await welcome();
    for (const path of withBody) expect(await browser.send({ method: 'POST', path, body })).toMatchObject(malformed);
  });

  test.each([
    ['twoFactorEnabled', 'false'],
    ['securityEpoch', '0'],
    ['accountId', '"00000000-0000-0000-0000-000000000000"'],
    ['amr', '["otp"]'],
    ['__proto__', '{"isAdmin":true}'],
    ['constructor', '{"prototype":{"isAdmin":true}}'],
    ['toString', '"x"'],
    ['', '1'],
  ])('POST with %j besides → 400 malformed', async (key, value) => {
    const browser = await welcome();
    for (const path of withBody) {
      const body = validBody(path).replace(
        /\}$/,
        `${validBody(path) === '{}' ? '' : ','}${JSON.stringify(key)}:${value}}`,
      );
      expect(await browser.send({ method: 'POST', path, body })).toMatchObject(malformed);
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('SEC-75 a body has at most 16 KiB', () => {
  const padded = (bytes: number) =>
    `{"email":"somebody@example.com","password":"x"}${' '.repeat(bytes)}`.slice(0, bytes);
  const LIMIT = 16 * 1_024;

  test('POST with 16 KiB is read, with a byte more → 413 too_large', async () => {
    const post = (bytes: number) => bff.browser().send({ method: 'POST', path: '/api/sign-in', body: padded(bytes) });
    expect((await post(LIMIT)).status).toBe(422);
    expect(await post(LIMIT + 1)).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  test.each(withBody)('POST %s → 413 too_large to anybody, signed in or not', async (path) => {
    expect((await bff.browser().send({ method: 'POST', path, body: padded(LIMIT + 1) })).status).toBe(413);
  });

  test('DELETE with a body is no exception', async () => {
    expect((await bff.browser().send({ method: 'DELETE', path: '/api/session', body: padded(LIMIT + 1) })).status).toBe(
      413,
    );
  });
});
