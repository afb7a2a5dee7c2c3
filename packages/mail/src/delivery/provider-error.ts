import type { ErrorResponse } from 'resend';

export type ProviderError = ErrorResponse['name'];

/**
 * Every error name of Resend, so that a report can only contain one of these. The HTTP status tells whether to retry,
 * except where the name is more specific (decisions/001).
 */
const outlookOf = {
  application_error: 'by-status',
  // Our own timed-out request is still being processed; a retry with the same key gets its result.
  concurrent_idempotent_requests: 'may-pass',
  daily_quota_exceeded: 'lasts',
  internal_server_error: 'by-status',
  invalid_access: 'by-status',
  invalid_api_key: 'by-status',
  invalid_attachment: 'by-status',
  invalid_from_address: 'by-status',
  invalid_idempotency_key: 'by-status',
  invalid_idempotent_request: 'by-status',
  invalid_parameter: 'by-status',
  invalid_region: 'by-status',
  method_not_allowed: 'by-status',
  missing_api_key: 'by-status',
  missing_required_field: 'by-status',
  monthly_quota_exceeded: 'lasts',
  not_found: 'by-status',
  rate_limit_exceeded: 'by-status',
  restricted_api_key: 'by-status',
  security_error: 'by-status',
  validation_error: 'by-status',
} as const satisfies Record<ProviderError, 'may-pass' | 'lasts' | 'by-status'>;

/** The SDK passes on any JSON body of a failure, typed as if it had the expected shape. */
export function statusIn(error: unknown): number | null {
  const status = fieldOf(error, 'statusCode');
  return typeof status === 'number' ? status : null;
}

export function providerErrorIn(error: unknown, status: number): { name: ProviderError | null; mayPass: boolean } {
  const name = fieldOf(error, 'name');
  const known = isProviderError(name) ? name : null;
  const outlook = known ? outlookOf[known] : 'by-status';
  return { name: known, mayPass: outlook === 'by-status' ? status === 429 || status >= 500 : outlook === 'may-pass' };
}

const isProviderError = (name: unknown): name is ProviderError =>
  typeof name === 'string' && Object.hasOwn(outlookOf, name);

const fieldOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
