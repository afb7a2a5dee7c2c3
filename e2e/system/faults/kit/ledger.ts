import type { Answer } from '../../../kit/exchange.ts';
import type { Browser } from '../../kit/http-browser.ts';

export interface Attempt {
  accountId: string;
  step: number;
  /** `unknown` if no answer came: the code may have been accepted. */
  outcome: 'accepted' | 'refused' | 'unknown';
}

/**
 * What users were told during a fault and may rely on. A request without an answer, or with a 503, has an unknown outcome:
 * what it would have changed is in none of these.
 */
export interface Ledger {
  /** Number of answers per kind, such as `200` or `503 unavailable`; `cut` and `hung` if none came. */
  readonly answers: Map<string, number>;
  /** Browsers whose last acknowledged state is signed in. */
  readonly signedIn: Set<Browser>;
  /** Browsers holding the cookies of sessions whose end was acknowledged. */
  readonly signedOut: Set<Browser>;
  readonly attempts: Attempt[];
  /** Whether two-factor authentication is active, per account. */
  readonly isActive: Map<string, boolean>;
  /** Answers that are wrong whatever the fault. */
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

/** Number of answers whose kind begins with this. */
export const countOf = ({ answers }: Ledger, start: string): number =>
  [...answers].filter(([kind]) => kind.startsWith(start)).reduce((sum, [, number]) => sum + number, 0);
