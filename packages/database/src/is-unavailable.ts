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
/** Connection exceptions, insufficient resources, operator intervention (PostgreSQL manual, appendix A). */
const SQLSTATE_CLASSES = ['08', '53', '57'];
/** What the driver throws without a code. */
const DRIVER_MESSAGES = /timeout|connection terminated|connection error|not queryable|pool after calling end/i;

/** Whether the database could not be asked, as opposed to having refused what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = errorCodeOf(error);
  if (code !== null) return SYSTEM_CODES.has(code) || SQLSTATE_CLASSES.some((start) => code.startsWith(start));
  const root = rootOf(error);
  return root instanceof TooManyWaiting || (root instanceof Error && DRIVER_MESSAGES.test(String(root)));
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root;
}
