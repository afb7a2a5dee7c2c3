import { type OriginFlaw, type PasswordFlaw, type ProblemCode, problems } from '@countersign/contract';
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
  /** Why a password may not be set. */
  flaw?: PasswordFlaw;
  /** When codes by email count again. */
  heldUntil?: Date;
}

/** RFC 9457 problem details from the contract's table; never echoes anything of the request. */
export function problemResponse(c: Context, code: ProblemCode, facts: ProblemFacts = {}): Response {
  recordOutcome(c, { outcome: code });
  const { status, title } = problems[code];
  const { attemptsLeft, clockDriftSeconds, cookie, flaw, heldUntil, originFlaw, retryAfterSeconds } = facts;
  const body = {
    type: `urn:countersign:problem:${code}`,
    title,
    status,
    code,
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(typeof clockDriftSeconds === 'number' && { clockDriftSeconds }),
    ...(cookie !== undefined && { cookie }),
    ...(originFlaw !== undefined && { originFlaw }),
    ...(flaw !== undefined && { passwordFlaw: flaw }),
    ...(heldUntil !== undefined && { heldUntil: heldUntil.toISOString() }),
  };
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

/** The problem code of each expected outcome of a use case, by kind. */
const problemOf = {
  'account-blocked': 'account_blocked',
  'already-active': 'already_active',
  'another-sign-in': 'another_sign_in',
  'challenge-gone': 'challenge_gone',
  'email-taken': 'email_taken',
  'email-held': 'email_held',
  'email-unchanged': 'email_unchanged',
  'factor-required': 'factor_required',
  'last-primary-factor': 'last_primary_factor',
  'link-gone': 'link_gone',
  'mail-unavailable': 'mail_unavailable',
  'newer-change': 'newer_change',
  'no-mail': 'malformed',
  'no-passkey': 'no_passkey',
  'no-pending-activation': 'no_pending_activation',
  'no-pending-email-change': 'no_pending_email_change',
  'no-recovery-codes': 'not_found',
  'no-saved-codes': 'no_recovery_codes',
  'no-such-browser': 'not_found',
  'no-such-session': 'not_found',
  'not-a-factor': 'not_found',
  'not-active': 'not_active',
  'not-an-email': 'not_an_email',
  'not-found': 'not_found',
  'not-tracked': 'not_found',
  'passkey-refused': 'passkey_refused',
  'passkey-taken': 'passkey_taken',
  'password-unchanged': 'password_unchanged',
  'poor-password': 'poor_password',
  'session-gone': 'not_signed_in',
  stale: 'wrong_signature',
  'too-many-attempts': 'too_many_attempts',
  'too-many-passkeys': 'too_many_passkeys',
  'too-soon': 'too_many_attempts',
  'wrong-code': 'wrong_code',
  'wrong-credentials': 'wrong_credentials',
  'wrong-signature': 'wrong_signature',
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
