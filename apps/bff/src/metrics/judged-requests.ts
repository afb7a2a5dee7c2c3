import type { ProblemCode } from '@countersign/contract';
import type { Endpoint, endpoints } from '@countersign/contract/endpoints';

type EndpointName = { [E in (typeof endpoints)[number] as `${E['method']} ${E['path']}`]: E } extends infer All
  ? keyof All
  : never;

/** What a request asks us to judge or to send, and which limit it draws on. */
export type Asked =
  | { kind: 'password'; purpose: 'sign-in' | 'step-up'; limit: 'password-throttle' }
  | { kind: 'code'; purpose: 'sign-in' | 'activation' | 'deactivation'; limit: 'guessing-budget' }
  | { kind: 'mail'; purpose: 'sign-in' | 'deactivation'; limit: 'mail-allowance' }
  | { kind: 'link'; limit: 'unlock-links' };

const password = { kind: 'password', limit: 'password-throttle' } as const;
const code = { kind: 'code', limit: 'guessing-budget' } as const;
const mail = { kind: 'mail', limit: 'mail-allowance' } as const;

const asked: Partial<Record<EndpointName, Asked>> = {
  'POST /api/sign-in': { ...password, purpose: 'sign-in' },
  'POST /api/sign-in/unlock': { kind: 'link', limit: 'unlock-links' },
  'POST /api/sign-in/challenge/email-code': { ...mail, purpose: 'sign-in' },
  'POST /api/sign-in/challenge/verify': { ...code, purpose: 'sign-in' },
  'POST /api/step-up': { ...password, purpose: 'step-up' },
  'POST /api/two-factor/activation/confirm': { ...code, purpose: 'activation' },
  'POST /api/two-factor/deactivation': { ...mail, purpose: 'deactivation' },
  'POST /api/two-factor/deactivation/confirm': { ...code, purpose: 'deactivation' },
};

/** Undefined for a request that only reads, or gives something up. */
export const askedBy = (endpoint: Pick<Endpoint, 'method' | 'path'>): Asked | undefined =>
  asked[`${endpoint.method} ${endpoint.path}` as EndpointName];

/** `gone`: there was nothing left to answer, so nothing was judged. */
export type Judged = 'right' | 'wrong' | 'refused' | 'gone' | 'unavailable';

type Done = 'signed-in' | 'second-factor' | 'proved' | 'activated' | 'deactivated';

const judged: Partial<Record<ProblemCode | Done, Judged>> = {
  'signed-in': 'right',
  'second-factor': 'right',
  proved: 'right',
  activated: 'right',
  deactivated: 'right',
  wrong_credentials: 'wrong',
  wrong_code: 'wrong',
  too_many_attempts: 'refused',
  challenge_gone: 'gone',
  no_pending_activation: 'gone',
  unavailable: 'unavailable',
};

/** Undefined where the request did not come as far as being judged, as when it is malformed. */
export const judgedAs = (outcome: string): Judged | undefined => judged[outcome as keyof typeof judged];
