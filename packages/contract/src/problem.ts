import { type PasswordFlaw, passwordFlaws } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** Every way a request can be refused. A list of its own: the console takes the codes and not the rest of the table. */
export const problemCodes = [
  'malformed',
  'duplicate_cookie',
  'not_signed_in',
  'wrong_signature',
  'foreign_origin',
  'account_blocked',
  'factor_required',
  'email_held',
  'step_up_required',
  'not_found',
  'method_not_allowed',
  'already_active',
  'last_primary_factor',
  'not_active',
  'no_pending_activation',
  'no_pending_email_change',
  'no_passkey',
  'no_recovery_codes',
  'too_many_passkeys',
  'passkey_taken',
  'email_taken',
  'email_unchanged',
  'another_sign_in',
  'newer_change',
  'challenge_gone',
  'link_gone',
  'too_large',
  'not_json',
  'wrong_credentials',
  'wrong_code',
  'passkey_refused',
  'not_an_email',
  'password_unchanged',
  'poor_password',
  'too_many_attempts',
  'unexpected',
  'mail_unavailable',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Its HTTP status, and a sentence for the reader of a log. */
export const problems = {
  malformed: { status: 400, title: 'The request does not have the expected form.' },
  duplicate_cookie: { status: 400, title: 'One of our cookies was sent twice.' },
  not_signed_in: { status: 401, title: 'There is no live session.' },
  wrong_signature: { status: 401, title: 'The event is not signed by the mail provider, or not recent.' },
  foreign_origin: { status: 403, title: 'The request does not come from the console.' },
  account_blocked: { status: 403, title: 'The account has been blocked.' },
  factor_required: { status: 403, title: 'A factor other than email must be proved first.' },
  email_held: { status: 403, title: 'Codes by email count for nothing for a while after a new password.' },
  step_up_required: { status: 403, title: 'The password must be confirmed first.' },
  not_found: { status: 404, title: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, title: 'This address does not answer that method.' },
  already_active: { status: 409, title: 'Two-factor authentication is already active, or has what was to be added.' },
  last_primary_factor: {
    status: 409,
    title: 'Without it two-factor authentication would not be active: deactivate instead.',
  },
  not_active: { status: 409, title: 'Two-factor authentication is not active.' },
  no_pending_activation: { status: 409, title: 'No activation is under way in this session.' },
  no_pending_email_change: { status: 409, title: 'No change of the email is under way in this session.' },
  no_passkey: { status: 409, title: 'The account has no passkey.' },
  no_recovery_codes: { status: 409, title: 'The account has no recovery codes, or none of them was typed back.' },
  too_many_passkeys: { status: 409, title: 'The account has as many passkeys as it may have.' },
  passkey_taken: { status: 409, title: 'An account has this passkey already.' },
  email_taken: { status: 409, title: 'An account has this email, or had it lately.' },
  email_unchanged: { status: 409, title: 'The account has this email already.' },
  another_sign_in: { status: 409, title: 'This browser has begun another sign-in since.' },
  newer_change: { status: 409, title: 'A later change has to be taken back first.' },
  challenge_gone: { status: 410, title: 'The verification has ended; begin again.' },
  link_gone: { status: 410, title: 'The link has been used or has expired.' },
  too_large: { status: 413, title: 'The request is too large.' },
  not_json: { status: 415, title: 'The body must be JSON in UTF-8.' },
  wrong_credentials: { status: 422, title: 'The email or the password is wrong.' },
  wrong_code: { status: 422, title: 'The code is wrong.' },
  passkey_refused: { status: 422, title: 'This is no passkey that was made for this console just now.' },
  not_an_email: { status: 422, title: 'No email can be sent to this address.' },
  password_unchanged: { status: 422, title: 'The account has this password already.' },
  poor_password: { status: 422, title: 'The password may not be set.' },
  too_many_attempts: { status: 429, title: 'Too many attempts; wait before the next.' },
  unexpected: { status: 500, title: 'Something broke on our side.' },
  mail_unavailable: { status: 503, title: 'The email could not be sent.' },
  unavailable: { status: 503, title: 'The service cannot answer right now.' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/**
 * Why a request does not count as ours: it does not say where it comes from, hides it (`Origin: null`), comes from another
 * address, or was begun by another site.
 */
export const originFlaws = ['missing', 'hidden', 'other', 'cross-site'] as const;
export type OriginFlaw = (typeof originFlaws)[number];

export { type PasswordFlaw, passwordFlaws };

/**
 * RFC 9457 problem details. `attemptsLeft` comes with `wrong_code`; `clockDriftSeconds` comes with it in
 * activation, a move, an addition and a test when the code belongs to another moment (positive: the phone's clock is ahead of ours); `cookie` is the name
 * with `duplicate_cookie`, `originFlaw` the cause with `foreign_origin`, `passwordFlaw` the one with `poor_password`; `heldUntil`, when
 * codes by email count again, comes with `email_held`.
 */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  detail: v.optional(v.string()),
  attemptsLeft: v.optional(v.number()),
  clockDriftSeconds: v.optional(v.number()),
  cookie: v.optional(v.string()),
  originFlaw: v.optional(v.picklist(originFlaws)),
  passwordFlaw: v.optional(v.picklist(passwordFlaws)),
  heldUntil: v.optional(timestamp),
});
export type Problem = v.InferOutput<typeof problem>;
