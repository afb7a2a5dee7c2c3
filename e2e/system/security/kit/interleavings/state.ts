import type { AuthenticatorApp } from '@countersign/bff/testing/authenticator-app';
import type { Account } from '../../../kit/member.ts';

/** The two browsers of one account. */
export const browserNames = ['desk', 'phone'] as const;
export type BrowserName = (typeof browserNames)[number];

/** An account changes between its first password and another one. */
export const passwordOf = ({ password }: Account, which: number | string): string =>
  Number(which) === 0 ? password : `${password}, changed`;

/** And between its first address and another one. */
export const emailOf = ({ email }: Account, which: number | string): string =>
  Number(which) === 0 ? email : `other-${email}`;

export interface OfItsEpoch {
  epoch: number;
}

/** A question whose code came by mail; asked for again at once it is refused. */
interface Question extends OfItsEpoch {
  code: string | null;
  wasJustSent: boolean;
}

export interface BrowserState {
  /** Whose cookie it carries, whether that still counts or not. */
  session: (OfItsEpoch & { id: number; mayReplace: boolean }) | null;
  challenge: Question | null;
  deactivation: Question | null;
  /** What its session has begun to activate. */
  pending: AuthenticatorApp | null;
  /** What its session has begun to move to, or to add. */
  moving: AuthenticatorApp | null;
  /** What was scanned here last. */
  scanned: AuthenticatorApp | null;
  /** The address that its session is about to prove, by a mailed code. */
  address: (OfItsEpoch & { code: string | null; to: number }) | null;
  /** The newest reset that was asked for here, and the token that its code was taken for. */
  reset: (OfItsEpoch & { code: string; redeemed: string | null }) | null;
}

interface Authenticator {
  app: AuthenticatorApp;
  lastStep: number;
}

interface RecoveryCodes {
  /** As they were shown, which tells one set from another. */
  all: readonly string[];
  left: readonly string[];
}

export interface Change {
  /** Of its link; undefined as long as nobody has read the mail. */
  token: string | undefined;
  /** What it puts back; what is not named stays as it is. */
  before: {
    authenticator?: Authenticator | null;
    codes?: RecoveryCodes | null;
    passkeys?: readonly string[];
    email?: number;
  };
}

/** Whether it is about factors: only such a change stands in the way of an older one. */
export const touchesFactors = ({ before }: Change): boolean => Object.keys(before).length > 0;

/** By an operator's offer: of its links, the second is mailed when the first has started the wait. */
interface Recovery extends OfItsEpoch {
  startToken: string;
  isStarted: boolean;
  cancelToken: string | null;
}

/** What the account is, were its requests answered one after the other. */
export interface State {
  epoch: number;
  /** Which of the two passwords the account has. */
  password: number;
  /** Which of the two addresses. */
  email: number;
  authenticator: Authenticator | null;
  codes: RecoveryCodes | null;
  /** The ids of their credentials, the newest last. */
  passkeys: readonly string[];
  /** Whether an undo has ended the password, so that none signs in. */
  isVoid: boolean;
  /** What can be taken back, the newest last. */
  changes: readonly Change[];
  recovery: Recovery | null;
  /** Links that were mailed for a new password, the newest last. */
  resets: readonly (OfItsEpoch & { token: string })[];
  browsers: Readonly<Record<BrowserName, BrowserState>>;
  /** Codes and tokens that have been used up, for whoever tries them again. */
  used: {
    step: number;
    recoveryCode: string | null;
    deactivationCode: string | null;
    token: string | null;
    resetToken: string | null;
    recoveryToken: string | null;
  };
  nextSession: number;
}

const newBrowser: BrowserState = {
  session: null,
  challenge: null,
  deactivation: null,
  pending: null,
  moving: null,
  scanned: null,
  address: null,
  reset: null,
};

export const newAccount: State = {
  epoch: 0,
  password: 0,
  email: 0,
  authenticator: null,
  codes: null,
  passkeys: [],
  isVoid: false,
  changes: [],
  recovery: null,
  resets: [],
  browsers: { desk: newBrowser, phone: newBrowser },
  used: { step: 0, recoveryCode: null, deactivationCode: null, token: null, resetToken: null, recoveryToken: null },
  nextSession: 1,
};

type Primary = Pick<State, 'authenticator' | 'passkeys'>;

/** How many factors there are of which one has to stay, as long as two-factor authentication is active. */
export const primaryFactors = ({ authenticator, passkeys }: Primary): number =>
  passkeys.length + (authenticator ? 1 : 0);

export const isActive = (state: Primary): boolean => primaryFactors(state) > 0;

/** Whether it belongs to the security epoch of now. */
export const counts = <Carried extends OfItsEpoch>(
  { epoch }: State,
  carried: Carried | null | undefined,
): carried is Carried => carried?.epoch === epoch;

export const withBrowser = (state: State, name: BrowserName, changes: Partial<BrowserState>): State => ({
  ...state,
  browsers: { ...state.browsers, [name]: { ...state.browsers[name], ...changes } },
});

export const withBoth = (state: State, changes: Partial<BrowserState>): State =>
  browserNames.reduce((changed, name) => withBrowser(changed, name, changes), state);

/** What only a session has, and what goes with it. */
export const noSession = { session: null, deactivation: null, pending: null, moving: null, address: null };

/** A minute later: what was sent may be asked for again. */
export function later(state: State): State {
  const aged = (question: Question | null) => question && { ...question, wasJustSent: false };
  return browserNames.reduce((aging, name) => {
    const { challenge, deactivation } = aging.browsers[name];
    return withBrowser(aging, name, { challenge: aged(challenge), deactivation: aged(deactivation) });
  }, state);
}
