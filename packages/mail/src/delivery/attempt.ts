import type { CreateEmailOptions, CreateEmailResponse, Resend } from 'resend';
import { type ProviderError, providerErrorIn, statusIn } from './provider-error.ts';
import { watchRequest } from './request-watch.ts';

export type FailureReason = ProviderError | 'timed-out' | 'no-usable-answer' | 'unknown-error';

/** The result of one request to the provider. Failures carry no text of the provider's, which may quote the mail. */
export type AttemptOutcome = { kind: 'sent'; mailId: string } | FailedAttempt;

export interface FailedAttempt {
  kind: 'failed';
  /** Whether the provider may have accepted the mail nevertheless. */
  mayHaveLeft: boolean;
  reason: FailureReason;
  /** HTTP status; null without a response. */
  status: number | null;
  mayPass: boolean;
  /** The provider's Retry-After, if any. */
  retryAfterMilliseconds: number;
}

export async function attempt(
  provider: Resend,
  email: CreateEmailOptions,
  { idempotencyKey, signal }: { idempotencyKey: string; signal: AbortSignal },
): Promise<AttemptOutcome> {
  const { answer, isUnsent } = await watchRequest(() =>
    provider.emails.send(email, { idempotencyKey, signal }).catch((error: unknown) => {
      // Also thrown when the timeout ends while the response is being read.
      if (signal.aborted) return null;
      throw error;
    }),
  );
  const mailId: unknown = answer?.data?.id;
  if (typeof mailId === 'string') return { kind: 'sent', mailId };
  if (isUnsent()) return failedWithoutAnswer(signal.aborted ? 'timed-out' : 'no-usable-answer', false);
  if (signal.aborted) return failedWithoutAnswer('timed-out');
  return answer?.error ? failedWithAnswer(answer.error, answer.headers) : failedWithoutAnswer('no-usable-answer');
}

const failedWithoutAnswer = (reason: FailureReason, mayHaveLeft = true): FailedAttempt => ({
  kind: 'failed',
  mayHaveLeft,
  reason,
  status: null,
  mayPass: true,
  retryAfterMilliseconds: 0,
});

/** A gateway's statuses: the upstream response was lost. */
const LOST_ANSWERS = [502, 504];

function failedWithAnswer(error: unknown, headers: CreateEmailResponse['headers']): FailedAttempt {
  const status = statusIn(error);
  if (status === null) return failedWithoutAnswer('no-usable-answer');
  const { name, mayPass } = providerErrorIn(error, status);
  return {
    kind: 'failed',
    mayHaveLeft: name === 'concurrent_idempotent_requests' || LOST_ANSWERS.includes(status),
    reason: name ?? 'unknown-error',
    status,
    mayPass,
    retryAfterMilliseconds: 1_000 * (Number(headers?.['retry-after']) || 0),
  };
}
