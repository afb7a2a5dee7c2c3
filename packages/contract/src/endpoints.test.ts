import { describe, expect, expectTypeOf, test } from 'vitest';
import { type AnswerSchemaOf, type BodyOf, type Endpoint, endpoints } from './endpoints.ts';
import { problems } from './problem.ts';
import type { StepUpRequest, sessionAnswer } from './session.ts';

const all: readonly Endpoint[] = endpoints;
const named = all.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

/** Of two-factor authentication: the one accepts nothing, the other puts a question off. */
const changeNothing = new Set([
  '/api/two-factor/test',
  '/api/two-factor/check-up/postpone',
  '/api/two-factor/passkeys/rename',
]);

test('an endpoint is listed once, under a name of its own', () => {
  expect(new Set(named.map(([name]) => name)).size).toBe(all.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('a path and a method give the types of body and answer', () => {
  expectTypeOf<BodyOf<'POST', '/api/step-up'>>().toEqualTypeOf<StepUpRequest>();
  expectTypeOf<BodyOf<'DELETE', '/api/session'>>().toEqualTypeOf<undefined>();
  expectTypeOf<AnswerSchemaOf<'GET', '/api/session'>>().toEqualTypeOf<typeof sessionAnswer>();
  expectTypeOf<AnswerSchemaOf<'POST', '/api/step-up'>>().toEqualTypeOf<null>();
});

describe.each(named)('%s', (_, { caller, method, path, problems: own, request, response, success }) => {
  test('has a body exactly where it is posted, and an answer exactly where it says something', () => {
    expect(request !== undefined).toBe(method === 'POST');
    if (success === 204) expect(response).toBeUndefined();
    else if (!/health|openapi/.test(path)) expect(response).toBeDefined();
  });

  test('reads without changing anything, so that any page may be reloaded', () => {
    if (method === 'GET') expect([200, 204]).toContain(success);
  });

  test('lists each of its own problems once, and none of those that any request like it meets', () => {
    expect(new Set(own).size).toBe(own.length);
    const common = [
      'foreign_origin',
      ...(request ? ['malformed', 'not_json', 'too_large'] : []),
      'not_signed_in',
      ...(caller === 'recent-proof' ? ['step_up_required'] : []),
      'unexpected',
    ];
    for (const code of own) {
      expect(Object.keys(problems)).toContain(code);
      expect(common).not.toContain(code);
    }
  });

  test('SEC-67 asks for a recent proof where it changes something about two-factor authentication', () => {
    if (method === 'POST' && path.startsWith('/api/two-factor') && !changeNothing.has(path))
      expect(caller).toBe('recent-proof');
    if (method === 'POST' && /^\/api\/(sessions|browsers)\//.test(path)) expect(caller).toBe('recent-proof');
  });
});

test('SEC-84 whatever judges a code that can be guessed can say that there were too many attempts', () => {
  // A recovery code has 80 bits.
  const cannotBeGuessed = '/api/two-factor/recovery-codes/confirm';
  for (const { path, problems: own } of all)
    if (own.includes('wrong_code') && path !== cannotBeGuessed)
      expect([path, own]).toEqual([path, expect.arrayContaining(['too_many_attempts'])]);
});
