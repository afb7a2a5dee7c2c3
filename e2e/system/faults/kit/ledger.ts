import type { Answer } from '../../../kit/exchange.ts';
import type { Browser } from '../../kit/http-browser.ts';

export interface Attempt {
  accountId: string;
  step: number;
  /** `unknown` where no answer came: it may have been accepted. */
  outcome: 'accepted' | 'refused' | 'unknown';
}

/**
 * What people were told while something broke, and may rely on. Where no answer came, or a 503, nobody knows whether it
 * was done: what it would have changed is then in none of these.
 */
export interface Ledger {
  /** How many answers of each kind, such as `200` or `503 unavailable`; `cut` and `hung` where none came. */
  readonly answers: Map<string, number>;
  /** Browsers that were signed in last. */
  readonly signedIn: Set<Browser>;
  /** With the cookies of sessions that were ended. */
  readonly signedOut: Set<Browser>;
  readonly attempts: Attempt[];
  /** Accounts by whether two-factor authentication is active. */
  readonly isActive: Map<string, boolean>;
  /** Answers that no fault excuses. */
  readonly surprises: string[];
}

export const newLedger = (): Ledger => ({
  answers: new Map(),
  signedIn: new Set(),
  signedOut: new Set(),
  attempts: [],
  isActive: new Map(),
  surprises: [],
});

export function count({ answers }: Ledger, answer: Answer | 'cut' | 'hung'): void {
  const kind = typeof answer === 'string' ? answer : kindOf(answer);
  answers.set(kind, (answers.get(kind) ?? 0) + 1);
}

export function kindOf({ body, status }: Answer): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? ` ${body.code}` : '';
  return `${status}${code}`;
}

/** How many answers were of the kinds that begin so. */
export const countOf = ({ answers }: Ledger, start: string): number =>
  [...answers].filter(([kind]) => kind.startsWith(start)).reduce((sum, [, number]) => sum + number, 0);
