import { type OriginFlaw, type ProblemCode, problems } from '@countersign/contract';
import type { Context } from 'hono';
import { recordOutcome } from '../observability/auth-attempt.ts';

/** Details of a problem besides its code. */
export interface ProblemFacts {
  attemptsLeft?: number;
  /** Null when the code matches no time step nearby. */
  clockDriftSeconds?: number | null;
  retryAfterSeconds?: number;
  /** The name of one of our own cookies. */
  cookie?: string;
  originFlaw?: OriginFlaw;
}

/** RFC 9457 problem details from the contract's table; never echoes anything of the request. */
export function problemResponse(c: Context, code: ProblemCode, facts: ProblemFacts = {}): Response {
  recordOutcome(c, { outcome: code });
  const { status, title } = problems[code];
  const { attemptsLeft, clockDriftSeconds, cookie, originFlaw, retryAfterSeconds } = facts;
  const body = {
    type: `urn:countersign:problem:${code}`,
    title,
    status,
    code,
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(typeof clockDriftSeconds === 'number' && { clockDriftSeconds }),
    ...(cookie !== undefined && { cookie }),
    ...(originFlaw !== undefined && { originFlaw }),
  };
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

/** The problem code of each expected outcome of a use case, by kind. */
const problemOf = {
  'already-active': 'already_active',
  'another-sign-in': 'another_sign_in',
  'challenge-gone': 'challenge_gone',
  'link-gone': 'link_gone',
  'mail-unavailable': 'mail_unavailable',
  'no-pending-activation': 'no_pending_activation',
  'not-a-factor': 'not_found',
  'not-active': 'not_active',
  'session-gone': 'not_signed_in',
  'too-many-attempts': 'too_many_attempts',
  'too-soon': 'too_many_attempts',
  'wrong-code': 'wrong_code',
  'wrong-credentials': 'wrong_credentials',
} as const satisfies Record<string, ProblemCode>;

interface RefusedOutcome extends ProblemFacts {
  kind: keyof typeof problemOf;
  /** For the log; defaults to the session's account. */
  accountId?: string | null;
}

/** Answers an outcome that is not a success; an outcome that is missing in the table does not compile. */
export function refuse(c: Context, outcome: RefusedOutcome): Response {
  if (outcome.accountId !== undefined) recordOutcome(c, { accountId: outcome.accountId });
  return problemResponse(c, problemOf[outcome.kind], outcome);
}
