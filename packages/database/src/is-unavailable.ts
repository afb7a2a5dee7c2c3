import { TooManyWaiting } from './bounded-pool.ts';
import { errorCodeOf } from './rows.ts';

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
/** As Node names what is wrong with a certificate: nothing has been asked then. */
const CERTIFICATE_CODES =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_|SELF_SIGNED_CERT_|UNABLE_TO_(GET|VERIFY)_)/;
/**
 * Connection exceptions, transaction rollback (of a deadlock, say), insufficient resources, operator intervention
 * (PostgreSQL manual, appendix A).
 */
const SQLSTATE_CLASSES = ['08', '40', '53', '57'];
/** What the driver throws without a code. */
const DRIVER_MESSAGES =
  /timeout|connection terminated|connection error|not queryable|SSL connection|pool after calling end/i;

/** Whether the database could not be asked, or undid it for somebody else's sake, as opposed to having refused what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = errorCodeOf(error);
  if (code !== null)
    return (
      SYSTEM_CODES.has(code) || CERTIFICATE_CODES.test(code) || SQLSTATE_CLASSES.some((start) => code.startsWith(start))
    );
  const root = rootOf(error);
  return root instanceof TooManyWaiting || (root instanceof Error && DRIVER_MESSAGES.test(String(root)));
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root;
}
