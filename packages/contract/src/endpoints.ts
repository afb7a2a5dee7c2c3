import type { GenericSchema, InferInput } from 'valibot';
import { languageChoice } from './account.ts';
import { authorizeQuery } from './authorize.ts';
import { emailCodeSent } from './email-code.ts';
import type { ProblemCode } from './problem.ts';
import { sessionAnswer, stepUpRequest } from './session.ts';
import {
  challenge,
  openUnlockLinkRequest,
  signedIn,
  signInAnswer,
  signInRequest,
  unlockRequest,
  verifyRequest,
} from './sign-in.ts';
import { codeRequest, emptyRequest, pendingActivation, twoFactorStatus } from './two-factor.ts';

export interface Endpoint {
  /** `operationId` in OpenAPI: what a generated client calls it. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: `/api/${string}`;
  summary: string;
  /** Who may call: anybody, the holder of a sign-in challenge, a signed-in person, or one who proved themselves lately. */
  caller: 'anybody' | 'challenge' | 'session' | 'recent-proof';
  query?: GenericSchema;
  request?: GenericSchema;
  success: 200 | 201 | 202 | 204;
  response?: GenericSchema;
  problems: readonly ProblemCode[];
}

/** The whole HTTP API. The BFF mounts these routes and no others; a test holds the two against each other. */
export const endpoints = [
  {
    name: 'signIn',
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Check email and password',
    caller: 'anybody',
    request: signInRequest,
    success: 200,
    response: signInAnswer,
    problems: ['wrong_credentials', 'too_many_attempts'],
  },
  {
    name: 'requestUnlockLink',
    method: 'POST',
    path: '/api/sign-in/unlock',
    summary: 'Ask for a mailed link that lets one browser try its password again',
    caller: 'anybody',
    request: unlockRequest,
    success: 204,
    problems: ['too_many_attempts'],
  },
  {
    name: 'openUnlockLink',
    method: 'POST',
    path: '/api/sign-in/unlock/confirm',
    summary: 'Open the mailed link in this browser',
    caller: 'anybody',
    request: openUnlockLinkRequest,
    success: 204,
    problems: ['link_gone'],
  },
  {
    name: 'readChallenge',
    method: 'GET',
    path: '/api/sign-in/challenge',
    summary: 'Read the open challenge',
    caller: 'challenge',
    success: 200,
    response: challenge,
    problems: ['another_sign_in', 'challenge_gone'],
  },
  {
    name: 'abandonChallenge',
    method: 'DELETE',
    path: '/api/sign-in/challenge',
    summary: 'Give the challenge up',
    caller: 'anybody',
    success: 204,
    problems: ['another_sign_in'],
  },
  {
    name: 'sendSignInCode',
    method: 'POST',
    path: '/api/sign-in/challenge/email-code',
    summary: 'Send a code to the account email',
    caller: 'challenge',
    request: emptyRequest,
    success: 202,
    response: emailCodeSent,
    problems: ['not_found', 'another_sign_in', 'challenge_gone', 'too_many_attempts', 'mail_unavailable'],
  },
  {
    name: 'verifyChallenge',
    method: 'POST',
    path: '/api/sign-in/challenge/verify',
    summary: 'Answer the challenge with a code',
    caller: 'challenge',
    request: verifyRequest,
    success: 200,
    response: signedIn,
    problems: ['another_sign_in', 'challenge_gone', 'wrong_code', 'too_many_attempts'],
  },
  {
    name: 'readSession',
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and how',
    caller: 'session',
    success: 200,
    response: sessionAnswer,
    problems: [],
  },
  {
    name: 'signOut',
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    caller: 'anybody',
    success: 204,
    problems: [],
  },
  {
    name: 'authorize',
    method: 'GET',
    path: '/api/authorize',
    summary: 'Whether a proxy may let a request pass, and who makes it',
    caller: 'session',
    query: authorizeQuery,
    success: 204,
    problems: ['malformed', 'step_up_required'],
  },
  {
    name: 'chooseLanguage',
    method: 'POST',
    path: '/api/account/language',
    summary: 'Choose the language of the account, for its screens and its mails',
    caller: 'session',
    request: languageChoice,
    success: 204,
    problems: [],
  },
  {
    name: 'stepUp',
    method: 'POST',
    path: '/api/step-up',
    summary: 'Confirm the password before a sensitive action',
    caller: 'session',
    request: stepUpRequest,
    success: 204,
    problems: ['wrong_credentials', 'too_many_attempts'],
  },
  {
    name: 'readTwoFactorStatus',
    method: 'GET',
    path: '/api/two-factor',
    summary: 'Whether two-factor authentication is active',
    caller: 'session',
    success: 200,
    response: twoFactorStatus,
    problems: [],
  },
  {
    name: 'beginActivation',
    method: 'POST',
    path: '/api/two-factor/activation',
    summary: 'Begin activation, replacing one under way',
    caller: 'recent-proof',
    request: emptyRequest,
    success: 201,
    response: pendingActivation,
    problems: ['already_active'],
  },
  {
    name: 'readPendingActivation',
    method: 'GET',
    path: '/api/two-factor/activation',
    summary: 'Read the activation that this session began',
    caller: 'session',
    success: 200,
    response: pendingActivation,
    problems: ['not_found'],
  },
  {
    name: 'abandonActivation',
    method: 'DELETE',
    path: '/api/two-factor/activation',
    summary: 'Give the activation up',
    caller: 'session',
    success: 204,
    problems: [],
  },
  {
    name: 'confirmActivation',
    method: 'POST',
    path: '/api/two-factor/activation/confirm',
    summary: 'Activate, with the first code of the new authenticator',
    caller: 'recent-proof',
    request: codeRequest,
    success: 200,
    response: twoFactorStatus,
    problems: ['no_pending_activation', 'wrong_code', 'too_many_attempts'],
  },
  {
    name: 'beginDeactivation',
    method: 'POST',
    path: '/api/two-factor/deactivation',
    summary: 'Send a deactivation code to the account email',
    caller: 'recent-proof',
    request: emptyRequest,
    success: 202,
    response: emailCodeSent,
    problems: ['not_active', 'too_many_attempts', 'mail_unavailable'],
  },
  {
    name: 'confirmDeactivation',
    method: 'POST',
    path: '/api/two-factor/deactivation/confirm',
    summary: 'Deactivate, with the emailed code',
    caller: 'recent-proof',
    request: codeRequest,
    success: 200,
    response: twoFactorStatus,
    problems: ['challenge_gone', 'wrong_code', 'too_many_attempts'],
  },
  {
    name: 'isAlive',
    method: 'GET',
    path: '/api/health/live',
    summary: 'The process answers',
    caller: 'anybody',
    success: 200,
    problems: [],
  },
  {
    name: 'isReady',
    method: 'GET',
    path: '/api/health/ready',
    summary: 'The process and its database answer',
    caller: 'anybody',
    success: 200,
    problems: ['unavailable'],
  },
  {
    name: 'describeApi',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    caller: 'anybody',
    success: 200,
    problems: [],
  },
] as const satisfies readonly Endpoint[];

type Listed = (typeof endpoints)[number];

type Listings = {
  [Method in Listed['method']]: { [Listing in Extract<Listed, { method: Method }> as Listing['path']]: Listing };
};

/** The paths that answer a method. */
export type PathOf<Method extends Listed['method']> = keyof Listings[Method] & Listed['path'];

/** What the body of a request says; undefined where it has none. */
export type BodyOf<Method extends Listed['method'], Path extends PathOf<Method>> = Listings[Method][Path] extends {
  request: infer Request extends GenericSchema;
}
  ? InferInput<Request>
  : undefined;

/** The schema of a success; null where it has no content. */
export type AnswerSchemaOf<
  Method extends Listed['method'],
  Path extends PathOf<Method>,
> = Listings[Method][Path] extends { response: infer Response extends GenericSchema } ? Response : null;
