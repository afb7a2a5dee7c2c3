import * as v from 'valibot';

/** Every way a request can be refused, with its HTTP status and a sentence for the reader of a log. */
export const problems = {
  malformed: { status: 400, title: 'The request does not have the expected form.' },
  duplicate_cookie: { status: 400, title: 'One of our cookies was sent twice.' },
  not_signed_in: { status: 401, title: 'There is no live session.' },
  foreign_origin: { status: 403, title: 'The request does not come from the console.' },
  step_up_required: { status: 403, title: 'The password must be confirmed first.' },
  not_found: { status: 404, title: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, title: 'This address does not answer that method.' },
  already_active: { status: 409, title: 'Two-factor authentication is already active.' },
  not_active: { status: 409, title: 'Two-factor authentication is not active.' },
  no_pending_activation: { status: 409, title: 'No activation is under way in this session.' },
  another_sign_in: { status: 409, title: 'This browser has begun another sign-in since.' },
  challenge_gone: { status: 410, title: 'The verification has ended; begin again.' },
  link_gone: { status: 410, title: 'The link has been used or has expired.' },
  too_large: { status: 413, title: 'The request is too large.' },
  not_json: { status: 415, title: 'The body must be JSON in UTF-8.' },
  wrong_credentials: { status: 422, title: 'The email or the password is wrong.' },
  wrong_code: { status: 422, title: 'The code is wrong.' },
  too_many_attempts: { status: 429, title: 'Too many attempts; wait before the next.' },
  unexpected: { status: 500, title: 'Something broke on our side.' },
  mail_unavailable: { status: 503, title: 'The email could not be sent.' },
  unavailable: { status: 503, title: 'The service cannot answer right now.' },
} as const satisfies Record<string, { status: number; title: string }>;

/**
 * Why a request does not count as ours: it does not say where it comes from, hides it (`Origin: null`), comes from another
 * address, or was begun by another site.
 */
export const originFlaws = ['missing', 'hidden', 'other', 'cross-site'] as const;
export type OriginFlaw = (typeof originFlaws)[number];

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/**
 * RFC 9457 problem details. `attemptsLeft` comes with `wrong_code`; `clockDriftSeconds` comes with it in
 * activation when the code belongs to another moment (positive: the phone's clock is ahead of ours); `cookie` is the name
 * with `duplicate_cookie`, `originFlaw` the cause with `foreign_origin`.
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
});
export type Problem = v.InferOutput<typeof problem>;
