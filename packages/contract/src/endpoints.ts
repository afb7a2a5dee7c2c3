import type { GenericSchema } from 'valibot';
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
    method: 'POST',
    path: '/api/sign-in/unlock',
    summary: 'Ask for a mailed link that lets one browser try its password again',
    caller: 'anybody',
    request: unlockRequest,
    success: 204,
    problems: ['too_many_attempts'],
  },
  {
    method: 'POST',
    path: '/api/sign-in/unlock/confirm',
    summary: 'Open the mailed link in this browser',
    caller: 'anybody',
    request: openUnlockLinkRequest,
    success: 204,
    problems: ['link_gone'],
  },
  {
    method: 'GET',
    path: '/api/sign-in/challenge',
    summary: 'Read the open challenge',
    caller: 'challenge',
    success: 200,
    response: challenge,
    problems: ['another_sign_in', 'challenge_gone'],
  },
  {
    method: 'DELETE',
    path: '/api/sign-in/challenge',
    summary: 'Give the challenge up',
    caller: 'anybody',
    success: 204,
    problems: ['another_sign_in'],
  },
  {
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
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and how',
    caller: 'session',
    success: 200,
    response: sessionAnswer,
    problems: [],
  },
  {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    caller: 'anybody',
    success: 204,
    problems: [],
  },
  {
    method: 'GET',
    path: '/api/authorize',
    summary: 'Whether a proxy may let a request pass, and who makes it',
    caller: 'session',
    query: authorizeQuery,
    success: 204,
    problems: ['malformed', 'step_up_required'],
  },
  {
    method: 'POST',
    path: '/api/account/language',
    summary: 'Choose the language of the account, for its screens and its mails',
    caller: 'session',
    request: languageChoice,
    success: 204,
    problems: [],
  },
  {
    method: 'POST',
    path: '/api/step-up',
    summary: 'Confirm the password before a sensitive action',
    caller: 'session',
    request: stepUpRequest,
    success: 204,
    problems: ['wrong_credentials', 'too_many_attempts'],
  },
  {
    method: 'GET',
    path: '/api/two-factor',
    summary: 'Whether two-factor authentication is active',
    caller: 'session',
    success: 200,
    response: twoFactorStatus,
    problems: [],
  },
  {
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
    method: 'GET',
    path: '/api/two-factor/activation',
    summary: 'Read the activation that this session began',
    caller: 'session',
    success: 200,
    response: pendingActivation,
    problems: ['not_found'],
  },
  {
    method: 'DELETE',
    path: '/api/two-factor/activation',
    summary: 'Give the activation up',
    caller: 'session',
    success: 204,
    problems: [],
  },
  {
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
    method: 'GET',
    path: '/api/health/live',
    summary: 'The process answers',
    caller: 'anybody',
    success: 200,
    problems: [],
  },
  {
    method: 'GET',
    path: '/api/health/ready',
    summary: 'The process and its database answer',
    caller: 'anybody',
    success: 200,
    problems: ['unavailable'],
  },
  {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    caller: 'anybody',
    success: 200,
    problems: [],
  },
] as const satisfies readonly Endpoint[];
