import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { signInAnswer, signInRequest, verifyRequest } from './sign-in.ts';
import { codeRequest, emptyRequest } from './two-factor.ts';

const challenge = {
  id: '6a1f',
  factors: ['authenticator', 'email'],
  email: 'a•••@e•••.com',
  expiresAt: '2026-11-24T04:17:59.000Z',
  attemptsLeft: 5,
  emailCode: null,
  emailHeldUntil: null,
};

describe('SEC-76 a request has its fields and no others', () => {
  test.each([
    ['sign-in', signInRequest, { email: 'ann@example.com', password: 'x' }],
    ['verify', verifyRequest, { factor: 'email', code: '123456' }],
    ['confirm', codeRequest, { code: '123456' }],
    ['nothing to say', emptyRequest, {}],
  ])('%s', (_, schema, body) => {
    expect(v.is(schema, body)).toBe(true);
    for (const key of ['isAdmin', 'accountId', '__proto__', 'constructor', 'toString', '']) {
      expect(v.is(schema, JSON.parse(JSON.stringify({ ...body, X: 1 }).replace('"X"', JSON.stringify(key))))).toBe(
        false,
      );
    }
  });
});

describe('an email can be carried by a mail', () => {
  const withEmail = (email: unknown) => v.is(signInRequest, { email, password: 'x' });

  test('of 254 characters and not of 255', () => {
    const long = (length: number) => `${'a'.repeat(length - 5)}@b.cd`;
    expect([withEmail(long(254)), withEmail(long(255))]).toEqual([true, false]);
  });

  test.each(['', 'a\nb@c.de', 'a\rb@c.de', 'a\u0000b@c.de', 'a\u0085b@c.de'])('not as %j', (email) => {
    expect(withEmail(email)).toBe(false);
  });
});

describe('the answer to a password', () => {
  test.each([
    ['a session', { next: 'signed-in' }],
    ['a challenge', { next: 'second-factor', challenge }],
  ])('is %s', (_, body) => {
    expect(v.parse(signInAnswer, body)).toEqual(body);
  });

  test.each([
    ['a challenge that is missing', { next: 'second-factor' }],
    ['a factor that nobody knows', { next: 'second-factor', challenge: { ...challenge, factors: ['sms'] } }],
    ['a moment without a zone', { next: 'second-factor', challenge: { ...challenge, expiresAt: 'soon' } }],
    ['a step that nobody knows', { next: 'captcha' }],
  ])('is not %s', (_, body) => {
    expect(v.is(signInAnswer, body)).toBe(false);
  });
});
