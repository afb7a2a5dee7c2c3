import type { AuthenticatorApp } from '@countersign/bff/testing/authenticator-app';

/** The two browsers of one account. */
export const browserNames = ['desk', 'phone'] as const;
export type BrowserName = (typeof browserNames)[number];

interface OfItsEpoch {
  epoch: number;
}

/** A question whose code came by mail; asked for again at once it is refused. */
interface Question extends OfItsEpoch {
  code: string | null;
  wasJustSent: boolean;
}

export interface BrowserState {
  /** Whose cookie it carries, whether that still counts or not. */
  session: (OfItsEpoch & { id: number }) | null;
  challenge: Question | null;
  deactivation: Question | null;
  /** What its session has begun to activate. */
  pending: AuthenticatorApp | null;
  /** What was scanned here last. */
  scanned: AuthenticatorApp | null;
}

/** What the account is, were its requests answered one after the other. */
export interface State {
  epoch: number;
  active: { app: AuthenticatorApp; lastStep: number } | null;
  browsers: Readonly<Record<BrowserName, BrowserState>>;
  /** Codes that have been used up, for whoever tries them again. */
  used: { step: number; deactivationCode: string | null };
  nextSession: number;
}

const newBrowser: BrowserState = { session: null, challenge: null, deactivation: null, pending: null, scanned: null };

export const newAccount: State = {
  epoch: 0,
  active: null,
  browsers: { desk: newBrowser, phone: newBrowser },
  used: { step: 0, deactivationCode: null },
  nextSession: 1,
};

/** Whether it belongs to the security epoch of now. */
export const counts = <Carried extends OfItsEpoch>({ epoch }: State, carried: Carried | null): carried is Carried =>
  carried !== null && carried.epoch === epoch;

export const withBrowser = (state: State, name: BrowserName, changes: Partial<BrowserState>): State => ({
  ...state,
  browsers: { ...state.browsers, [name]: { ...state.browsers[name], ...changes } },
});

export const withoutPending = (state: State): State =>
  browserNames.reduce((without, name) => withBrowser(without, name, { pending: null }), state);

/** A minute later: what was sent may be asked for again. */
export function later(state: State): State {
  const aged = (question: Question | null) => question && { ...question, wasJustSent: false };
  return browserNames.reduce((aging, name) => {
    const { challenge, deactivation } = aging.browsers[name];
    return withBrowser(aging, name, { challenge: aged(challenge), deactivation: aged(deactivation) });
  }, state);
}
