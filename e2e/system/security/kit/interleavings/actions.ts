import { type AuthenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { freshStepAfter } from '../../../kit/member.ts';
import type { BrowserName, State } from './state.ts';

export const actionKinds = [
  'sign in',
  'send a code',
  'verify by app',
  'verify by app again',
  'verify by mail',
  'verify wrongly',
  'sign out',
  'begin',
  'abandon',
  'activate',
  'activate again',
  'activate wrongly',
  'ask to deactivate',
  'deactivate',
  'deactivate again',
  'deactivate wrongly',
] as const;
export type ActionKind = (typeof actionKinds)[number];

export interface Action {
  kind: ActionKind;
  by: BrowserName;
  /** Which of the replicas answers. */
  at: 0 | 1;
}

/** A request as it was made, from what was known before it. */
export interface Attempt extends Action {
  code: string;
  /** Of the code, where it is one of the active authenticator. */
  step: number;
}

/** Nothing that a correct server says yes to. */
const NO_CODE = '000000';

export const attemptOf = (action: Action, state: State): Attempt => ({ ...action, ...codeFor(action, state) });

function codeFor({ by, kind }: Action, { active, browsers, used }: State): { code: string; step: number } {
  const { challenge, deactivation, scanned } = browsers[by];
  /** A code of a step that is still to come, or has long passed, would be refused, and rightly. */
  const ofApp = (app: AuthenticatorApp | undefined | null, step: number) =>
    app && step >= stepNow() && step <= stepNow() + 1 ? { code: app.codeAt(step), step } : { code: NO_CODE, step: 0 };
  switch (kind) {
    case 'verify by app':
      return ofApp(active?.app, freshStepAfter(active?.lastStep ?? 0));
    case 'verify by app again':
    case 'activate again':
      return ofApp(active?.app ?? scanned, used.step);
    case 'activate':
      return ofApp(scanned, stepNow());
    case 'verify by mail':
      return { code: challenge?.code ?? NO_CODE, step: 0 };
    case 'deactivate':
      return { code: deactivation?.code ?? NO_CODE, step: 0 };
    case 'deactivate again':
      return { code: used.deactivationCode ?? NO_CODE, step: 0 };
    // The code of the other purpose, where there is one.
    case 'deactivate wrongly':
      return { code: challenge?.code ?? NO_CODE, step: 0 };
    case 'verify wrongly':
      return { code: deactivation?.code ?? NO_CODE, step: 0 };
    default:
      return { code: NO_CODE, step: 0 };
  }
}

/** Sends it, as the console would. */
export function send({ code, kind }: Attempt, browser: Browser, { email, password }: Account) {
  switch (kind) {
    case 'sign in':
      return browser.post('/api/sign-in', { email, password });
    case 'send a code':
      return browser.post('/api/sign-in/challenge/email-code', {});
    case 'verify by app':
    case 'verify by app again':
      return browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    case 'verify by mail':
    case 'verify wrongly':
      return browser.post('/api/sign-in/challenge/verify', { factor: 'email', code });
    case 'sign out':
      return browser.delete('/api/session');
    case 'begin':
      return browser.post('/api/two-factor/activation', {});
    case 'abandon':
      return browser.delete('/api/two-factor/activation');
    case 'activate':
    case 'activate again':
    case 'activate wrongly':
      return browser.post('/api/two-factor/activation/confirm', { code });
    case 'ask to deactivate':
      return browser.post('/api/two-factor/deactivation', {});
    case 'deactivate':
    case 'deactivate again':
    case 'deactivate wrongly':
      return browser.post('/api/two-factor/deactivation/confirm', { code });
  }
}

/** Whether its success sends a mail. */
export const isSend = (kind: ActionKind) => kind === 'send a code' || kind === 'ask to deactivate';
