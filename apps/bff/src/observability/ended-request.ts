import type { RequestOutcome } from './auth-attempt.ts';

/** An API request once it is answered. */
export interface EndedRequest extends RequestOutcome {
  requestId: string;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
}
