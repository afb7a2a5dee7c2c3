import assert from 'node:assert/strict';
import { type ProblemCode, problem, problems } from '@countersign/contract';
import { type Endpoint, endpoints } from '@countersign/contract/endpoints';
import * as v from 'valibot';
import type { Answer } from './browser.ts';

/** What any request may meet before its route does. */
const ANYWHERE = new Set<ProblemCode>([
  'duplicate_cookie',
  'foreign_origin',
  'malformed',
  'not_json',
  'too_large',
  'unavailable',
]);
const NO_ENDPOINT = new Set<ProblemCode>([
  'duplicate_cookie',
  'foreign_origin',
  'malformed',
  'method_not_allowed',
  'not_found',
  'too_large',
]);

const strictProblem = v.strictObject(problem.entries);

/** Holds an answer against the contract, field by field: a success with its schema, a problem with the endpoint's list. */
export function assertKeepsContract({ method, path }: { method: string; path: string }, answer: Answer): void {
  const { body, headers, status } = answer;
  const endpoint: Endpoint | undefined = endpoints.find((each) => each.path === path && each.method === method);
  if (endpoint?.success === status) {
    if (endpoint.response) assert.deepEqual(body, v.parse(endpoint.response, body));
    if (status === 204) assert.equal(body, null);
    return;
  }
  const said = v.parse(strictProblem, body);
  assert.equal(headers.get('Content-Type'), 'application/problem+json');
  assert.equal(said.status, status);
  assert.equal(problems[said.code].status, status);
  assert.equal(said.title, problems[said.code].title);
  assert(mayAnswer(endpoint, said.code), `${method} ${path} may not answer ${said.code}.`);
}

function mayAnswer(endpoint: Endpoint | undefined, code: ProblemCode): boolean {
  if (!endpoint) return NO_ENDPOINT.has(code);
  const ofSession =
    code === 'not_signed_in' || (code === 'another_sign_in' && !endpoint.path.startsWith('/api/sign-in'));
  if (ofSession) return endpoint.caller === 'session' || endpoint.caller === 'recent-proof';
  if (code === 'step_up_required' && endpoint.caller === 'recent-proof') return true;
  return ANYWHERE.has(code) || endpoint.problems.includes(code);
}
