import { TooManyWaiting } from './bounded-pool.ts';
import { errorCodeOf } from './sql.ts';
import { isAwaySqlstate } from './sqlstates.ts';

/** Connection refused, reset or timed out before Postgres could say anything. */
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
/** Node's codes for certificate errors: the statement was not sent. */
const CERTIFICATE_CODES =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_|SELF_SIGNED_CERT_|UNABLE_TO_(GET|VERIFY)_)/;
/** Errors that the driver throws without a code. */
const DRIVER_MESSAGES =
  /timeout|connection terminated|connection error|not queryable|SSL connection|pool after calling end/i;

/** True for transient failures (unreachable, deadlock, shutdown: sqlstates.ts), false for rejected statements. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = errorCodeOf(error);
  if (code !== null) return SYSTEM_CODES.has(code) || CERTIFICATE_CODES.test(code) || isAwaySqlstate(code);
  const root = rootOf(error);
  return root instanceof TooManyWaiting || (root instanceof Error && DRIVER_MESSAGES.test(String(root)));
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root;
}
