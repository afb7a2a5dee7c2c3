import type { Problem } from '@countersign/contract';

/** The BFF answered and refused. `retryAfterSeconds` comes from the `Retry-After` header. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The last two were answered by what stands before the BFF: the HTTP server that it runs in, or a proxy. */
export type UnreachableReason = 'offline' | 'no-answer' | 'timed-out' | 'too-many-cookies' | 'not-passed-on';

/** No answer came from the BFF itself, so nothing can be said about what was asked. */
export class UnreachableError extends Error {
  readonly reason: UnreachableReason;

  constructor(reason: UnreachableReason, cause: unknown) {
    super(`The server could not be reached: ${reason}`, { cause });
    this.name = 'UnreachableError';
    this.reason = reason;
  }
}

export type UnreadableReason = 'not-ours' | 'other-version';

/** Something answered, and not as the BFF does: a proxy or a captive portal in its place, or a BFF of another version. */
export class UnreadableError extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, cause: unknown) {
    super(`The answer could not be read: ${reason}`, { cause });
    this.name = 'UnreadableError';
    this.reason = reason;
  }
}

export const isProblem = (error: unknown, ...codes: Problem['code'][]): error is ProblemError =>
  error instanceof ProblemError && codes.includes(error.problem.code);
