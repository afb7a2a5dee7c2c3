import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { problem, problemCodes, problems } from './problem.ts';

// DESIGN, section 3; 401 means "not signed in" and nothing else, so that the console can act on it.
test.each([
  ['malformed', 400],
  ['duplicate_cookie', 400],
  ['not_signed_in', 401],
  ['wrong_signature', 401],
  ['foreign_origin', 403],
  ['step_up_required', 403],
  ['factor_required', 403],
  ['not_found', 404],
  ['method_not_allowed', 405],
  ['already_active', 409],
  ['not_active', 409],
  ['no_pending_activation', 409],
  ['email_taken', 409],
  ['another_sign_in', 409],
  ['challenge_gone', 410],
  ['too_large', 413],
  ['not_json', 415],
  ['wrong_credentials', 422],
  ['wrong_code', 422],
  ['poor_password', 422],
  ['account_blocked', 403],
  ['too_many_attempts', 429],
  ['unexpected', 500],
  ['mail_unavailable', 503],
  ['unavailable', 503],
] as const)('%s is answered %i', (code, status) => {
  expect(problems[code].status).toBe(status);
});

test('there are 38 of them; 401 means a session that is missing, and to the mail provider a signature', () => {
  expect(problemCodes).toHaveLength(38);
  expect(problemCodes.filter((code) => problems[code].status === 401)).toEqual(['not_signed_in', 'wrong_signature']);
});

describe('a problem', () => {
  const wrongCode = { type: 'urn:x', title: 'The code is wrong.', status: 422, code: 'wrong_code' };

  test.each([
    ['by itself', wrongCode],
    ['with attempts', { ...wrongCode, attemptsLeft: 0 }],
    ['with a clock that is behind', { ...wrongCode, attemptsLeft: 3, clockDriftSeconds: -60 }],
  ])('is understood %s', (_, body) => {
    expect(v.parse(problem, body)).toEqual(body);
  });

  test.each([
    ['an unknown code', { ...wrongCode, code: 'out_of_cheese' }],
    ['no code', { ...wrongCode, code: undefined }],
    ['a status in words', { ...wrongCode, status: '422' }],
    ['a proxy’s page', '<html>502 Bad Gateway</html>'],
  ])('is none with %s', (_, body) => {
    expect(v.is(problem, body)).toBe(false);
  });
});
