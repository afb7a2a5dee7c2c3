import type { Problem } from '@countersign/contract';

/** The BFF refused the request. `retryAfterSeconds` comes from the `Retry-After` header. */
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

/** The last two come from what stands before the BFF: the HTTP server that it runs in, or a proxy. */
export type UnreachableReason = 'offline' | 'no-answer' | 'timed-out' | 'too-many-cookies' | 'not-passed-on';

/** The BFF itself gave no response, so the outcome of the request is unknown. */
export class UnreachableError extends Error {
  readonly reason: UnreachableReason;

  constructor(reason: UnreachableReason, cause: unknown) {
    super(`The server could not be reached: ${reason}`, { cause });
    this.name = 'UnreachableError';
    this.reason = reason;
  }
}

export type UnreadableReason = 'not-ours' | 'other-version';

/** The response is not one of the contract: a proxy or a captive portal answered, or a BFF of another version. */
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
