import { type AuthenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import type { SoftwareAuthenticator } from '@countersign/webauthn/testing';
import type { Answer } from '../../../../kit/exchange.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import type { BrowserName, State } from './state.ts';
import type { Unasked } from './unasked.ts';

/** A request as it was made, from what was known before it. */
export interface Attempt<Kind extends string = string> {
  kind: Kind;
  by: BrowserName;
  /** Which of the replicas answers. */
  at: 0 | 1;
  code: string;
  /** Of the code, where it is one of the active authenticator. */
  step: number;
  /** The account's address and password as they were before: which of the two. */
  email: number;
  password: number;
}

/** What only the server could know before it answered: the key of a new secret, the code in a mail, what comes next. */
export interface Told {
  next?: 'signed-in' | 'second-factor';
  app?: AuthenticatorApp;
  code?: string;
  /** Recovery codes, as they are shown once. */
  codes?: readonly string[];
  /** Of a link in a mail, or of one that is as good. */
  token?: string | undefined;
  /** Of a passkey that was added: the id of its credential. */
  passkey?: string;
}

/** Nothing that a correct server says yes to. */
export const NO_CODE = '000000';

/** What is entered, and of which step where an app shows it. */
interface Code {
  code: string;
  step: number;
}

/** Null for a step that is still to come, or has long passed: its code would be refused, and rightly. */
export const codeOfApp = (app: AuthenticatorApp | undefined | null, step: number): Code | null =>
  app && step >= stepNow() && step <= stepNow() + 1 ? { code: app.codeAt(step), step } : null;

/** Actions that belong together: what each sends, and what it comes to, were it the only one under way. */
export interface Part<Kind extends string> {
  readonly kinds: readonly Kind[];
  /** What stands in the request: a code, the token of a link, or which of two. */
  codeFor(kind: Kind, state: State, by: BrowserName): Code | string | null | undefined;
  send(
    attempt: Attempt<Kind>,
    to: { account: Account; browser: Browser; key: SoftwareAuthenticator; unasked: Unasked },
  ): Promise<Answer>;
  /** Null where it is refused. */
  successOf(state: State, attempt: Attempt<Kind>, told: Told): State | null;
}
