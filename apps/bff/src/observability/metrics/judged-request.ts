import type { ProblemCode } from '@countersign/contract';
import type { endpoints } from '@countersign/contract/endpoints';

type Listed = (typeof endpoints)[number];
type EndpointName = { [E in Listed as `${E['method']} ${E['path']}`]: E } extends infer ByName ? keyof ByName : never;

/** What a request asks us to judge or to send, and which limit it draws on. */
export type Asked =
  | { kind: 'password'; limit: 'password-throttle'; purpose: 'sign-in' | 'step-up' }
  | { kind: 'code'; limit: 'guessing-budget'; purpose: 'sign-in' | 'deactivation' }
  | { kind: 'code'; limit: 'pending-activation'; purpose: 'activation' }
  | { kind: 'mailed-code'; limit: 'mail-allowance'; purpose: 'sign-in' | 'deactivation' }
  | { kind: 'unlock-link'; limit: 'unlock-links' };

const password = { kind: 'password', limit: 'password-throttle' } as const;
const code = { kind: 'code', limit: 'guessing-budget' } as const;
const mailedCode = { kind: 'mailed-code', limit: 'mail-allowance' } as const;

const askedAt: Partial<Record<EndpointName, Asked>> = {
  'POST /api/sign-in': { ...password, purpose: 'sign-in' },
  'POST /api/sign-in/unlock': { kind: 'unlock-link', limit: 'unlock-links' },
  'POST /api/sign-in/challenge/email-code': { ...mailedCode, purpose: 'sign-in' },
  'POST /api/sign-in/challenge/verify': { ...code, purpose: 'sign-in' },
  'POST /api/step-up': { ...password, purpose: 'step-up' },
  'POST /api/two-factor/activation/confirm': { kind: 'code', limit: 'pending-activation', purpose: 'activation' },
  'POST /api/two-factor/deactivation': { ...mailedCode, purpose: 'deactivation' },
  'POST /api/two-factor/deactivation/confirm': { ...code, purpose: 'deactivation' },
};

/** `gone`: there was nothing left to answer, so that nothing was judged. */
const verdicts = ['right', 'wrong', 'sent', 'sent-again', 'unsent', 'refused', 'gone', 'unavailable'] as const;
export type Verdict = (typeof verdicts)[number];

type Done =
  | 'signed-in'
  | 'second-factor'
  | 'proved'
  | 'activated'
  | 'deactivated'
  | 'code-sent'
  | 'code-sent-again'
  | 'link-asked';

const verdictOf: Partial<Record<ProblemCode | Done, Verdict>> = {
  'signed-in': 'right',
  'second-factor': 'right',
  proved: 'right',
  activated: 'right',
  deactivated: 'right',
  'code-sent': 'sent',
  'code-sent-again': 'sent-again',
  'link-asked': 'sent',
  mail_unavailable: 'unsent',
  wrong_credentials: 'wrong',
  wrong_code: 'wrong',
  too_many_attempts: 'refused',
  another_sign_in: 'gone',
  challenge_gone: 'gone',
  no_pending_activation: 'gone',
  unavailable: 'unavailable',
};

export interface JudgedRequest {
  asked: Asked;
  verdict: Verdict;
  /** As in the log. */
  outcome: string;
  factor: string;
}

interface LoggedRequest {
  method: unknown;
  path: unknown;
  outcome: unknown;
  factor: unknown;
}

/** Null for a request that only reads or gives up, and for one that did not come as far as being judged. */
export function judgedRequest({ factor, method, outcome, path }: LoggedRequest): JudgedRequest | null {
  const asked = askedAt[`${method} ${path}` as EndpointName];
  const verdict = verdictOf[outcome as keyof typeof verdictOf];
  return asked && verdict ? { asked, verdict, outcome: String(outcome), factor: String(factor) } : null;
}
