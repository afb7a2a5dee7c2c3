import type { CreateEmailOptions, CreateEmailResponse, Resend } from 'resend';
import { type ProviderError, providerErrorIn, statusIn } from './provider-error.ts';

export type FailureReason = ProviderError | 'timed-out' | 'no-usable-answer' | 'unknown-error';

/** What one request to the provider came to. A failure holds no text of the provider's, which may quote the mail. */
export type AttemptOutcome = { kind: 'sent' } | FailedAttempt;

export interface FailedAttempt {
  kind: 'failed';
  /** Whether the provider may have taken the mail all the same. */
  mayHaveLeft: boolean;
  reason: FailureReason;
  /** HTTP status, null where there was none to be had. */
  status: number | null;
  mayPass: boolean;
  /** How long the provider asks us to stay away. */
  retryAfterMilliseconds: number;
}

export async function attempt(
  provider: Resend,
  email: CreateEmailOptions,
  { idempotencyKey, signal }: { idempotencyKey: string; signal: AbortSignal },
): Promise<AttemptOutcome> {
  const answer = await provider.emails.send(email, { idempotencyKey, signal });
  if (typeof answer.data?.id === 'string') return { kind: 'sent' };
  if (signal.aborted) return failedWithoutAnswer('timed-out');
  return answer.error ? failedWithAnswer(answer.error, answer.headers) : failedWithoutAnswer('no-usable-answer');
}

const failedWithoutAnswer = (reason: FailureReason): FailedAttempt => ({
  kind: 'failed',
  mayHaveLeft: true,
  reason,
  status: null,
  mayPass: true,
  retryAfterMilliseconds: 0,
});

function failedWithAnswer(error: unknown, headers: CreateEmailResponse['headers']): FailedAttempt {
  const status = statusIn(error);
  if (status === null) return failedWithoutAnswer('no-usable-answer');
  const { name, mayPass } = providerErrorIn(error, status);
  return {
    kind: 'failed',
    mayHaveLeft: name === 'concurrent_idempotent_requests',
    reason: name ?? 'unknown-error',
    status,
    mayPass,
    retryAfterMilliseconds: 1_000 * (Number(headers?.['retry-after']) || 0),
  };
}
