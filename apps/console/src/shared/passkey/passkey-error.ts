export type PasskeyCeremony = 'create' | 'sign';

/** `cancelled` also stands for a timeout and for no passkey that fits: browsers tell none of the three apart. */
export type PasskeyFailure = 'cancelled' | 'registered' | 'unsupported' | 'wrong-address' | 'aborted' | 'failed';

/** The browser, or the device that holds the passkey, did not do what it was asked to. The server knows nothing of it. */
export class PasskeyError extends Error {
  readonly ceremony: PasskeyCeremony;
  readonly reason: PasskeyFailure;

  constructor(ceremony: PasskeyCeremony, reason: PasskeyFailure, cause?: unknown) {
    super(`The passkey could not ${ceremony}: ${reason}`, { cause });
    this.name = 'PasskeyError';
    this.ceremony = ceremony;
    this.reason = reason;
  }
}

/** By the names that WebAuthn gives them (§5.1.3, §5.1.4). What has another name is a fault of the console. */
const reasons: Partial<Record<string, PasskeyFailure>> = {
  NotAllowedError: 'cancelled',
  TimeoutError: 'cancelled',
  InvalidStateError: 'registered',
  SecurityError: 'wrong-address',
  AbortError: 'aborted',
  ConstraintError: 'failed',
  NotReadableError: 'failed',
  NotSupportedError: 'failed',
  OperationError: 'failed',
  UnknownError: 'failed',
};

/** What a ceremony threw, as a failure of ours where it is one. */
export function failureOf(ceremony: PasskeyCeremony, error: unknown): unknown {
  const reason = error instanceof Error ? reasons[error.name] : undefined;
  if (reason === undefined) return error;
  // Only a passkey that is being made can be registered already.
  return new PasskeyError(ceremony, ceremony === 'sign' && reason === 'registered' ? 'failed' : reason, error);
}
