import type { ProblemCode } from '@countersign/contract';
import { type Amr, type ChallengePurpose, type FactorName, factors, type MailedPurpose } from '@countersign/two-factor';
import type { Context } from 'hono';

/** What a request asks to have judged or sent, and the limit that it draws on. */
export type AuthAttempt =
  | { kind: 'password'; purpose: 'sign-in' | 'step-up' | 'change'; limit: 'password-throttle' }
  | { kind: 'proof'; purpose: ChallengePurpose; factor: FactorName; limit: 'guessing-budget' | 'challenge' }
  | { kind: 'proof'; purpose: 'activation' | 'move' | 'addition'; factor: FactorName; limit: 'pending-activation' }
  | { kind: 'proof'; purpose: 'test'; factor: FactorName; limit: 'code-tests' }
  | { kind: 'email-code'; purpose: MailedPurpose; limit: 'mail-allowance' }
  | { kind: 'unlock-link'; limit: 'unlock-links' }
  | { kind: 'sign-up-link'; limit: 'sign-up-links' }
  | { kind: 'password-reset'; limit: 'password-resets' }
  | { kind: 'reset-code'; limit: 'reset-codes' }
  /** It proves a mailbox, and no factor. */
  | { kind: 'new-address'; limit: 'new-addresses' | 'pending-email-change' };

/** What cannot be guessed costs its challenge a try, and the account no guess. */
export const limitOf = (factor: FactorName) => (factors[factor].isGuessable ? 'guessing-budget' : 'challenge');

/** How a request ended, recorded once by its route; log line, metrics and span are made from it (SEC-88). */
export interface RequestOutcome {
  /** The problem code, or what was done. */
  outcome: string | null;
  accountId?: string | null;
  /** How a session that was begun signed in. */
  amr?: readonly Amr[];
  attempt: AuthAttempt | null;
}

const KEY = 'requestOutcome';

const none: RequestOutcome = { outcome: null, attempt: null };

export const outcomeOf = (c: Context): RequestOutcome => c.get(KEY) ?? none;

const add = (c: Context, more: Partial<RequestOutcome>) => c.set(KEY, { ...outcomeOf(c), ...more });

/** Records what the request attempts; to be called before anything can fail. */
export const beginAttempt = (c: Context, attempt: AuthAttempt): void => add(c, { attempt });

/** Records how the request ended, and the account where the session does not tell. */
export const recordOutcome = (
  c: Context,
  outcome: Partial<Pick<RequestOutcome, 'outcome' | 'accountId' | 'amr'>>,
): void => add(c, outcome);

/** For log and span: the factor of a proof, null for what else is attempted. */
export const factorOf = (attempt: AuthAttempt | null): FactorName | null =>
  attempt?.kind === 'proof' ? attempt.factor : null;

/** `gone`: there was nothing left to answer, so nothing was judged. */
export type AttemptResult = 'right' | 'wrong' | 'sent' | 'sent-again' | 'unsent' | 'refused' | 'gone' | 'unavailable';

type Done =
  | 'signed-in'
  | 'second-factor'
  | 'proved'
  | 'activated'
  | 'deactivated'
  | 'moved'
  | 'authenticator-added'
  | 'code-tested'
  | 'code-sent'
  | 'code-sent-again'
  | 'link-asked'
  | 'code-redeemed'
  | 'password-changed'
  | 'address-code-sent'
  | 'email-changed';

const results: Partial<Record<ProblemCode | Done, AttemptResult>> = {
  'signed-in': 'right',
  'second-factor': 'right',
  proved: 'right',
  activated: 'right',
  deactivated: 'right',
  moved: 'right',
  'authenticator-added': 'right',
  'code-tested': 'right',
  'code-sent': 'sent',
  'code-sent-again': 'sent-again',
  'link-asked': 'sent',
  'password-changed': 'right',
  'address-code-sent': 'sent',
  'email-changed': 'right',
  'code-redeemed': 'right',
  mail_unavailable: 'unsent',
  account_blocked: 'right',
  wrong_credentials: 'wrong',
  wrong_code: 'wrong',
  too_many_attempts: 'refused',
  another_sign_in: 'gone',
  challenge_gone: 'gone',
  email_held: 'refused',
  no_pending_activation: 'gone',
  no_pending_email_change: 'gone',
  unavailable: 'unavailable',
};

/** Null for a request that was rejected before anything was judged. */
export const resultOf = ({ outcome }: RequestOutcome): AttemptResult | null =>
  results[outcome as keyof typeof results] ?? null;
