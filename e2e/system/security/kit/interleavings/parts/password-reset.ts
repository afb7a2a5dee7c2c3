import { NO_CODE, type Part } from '../attempt.ts';
import { counts, emailOf, passwordOf, type State, withBoth, withBrowser } from '../state.ts';
import { endedBy } from '../transitions.ts';

export const resetKinds = [
  'be mailed a reset',
  'redeem the reset code',
  'reset by link',
  'reset by code',
  'reset again',
] as const;
export type ResetKind = (typeof resetKinds)[number];

/** A forgotten password: by the newest link from wherever, or by the code in the browser that asked. */
export const passwordReset: Part<ResetKind> = {
  kinds: resetKinds,

  codeFor(kind, { browsers, resets, used }, by) {
    const { reset } = browsers[by];
    switch (kind) {
      case 'be mailed a reset':
        return null;
      case 'redeem the reset code':
        return reset?.code ?? '00000000';
      case 'reset by link':
        return resets.at(-1)?.token;
      case 'reset by code':
        return reset?.redeemed;
      case 'reset again':
        return used.resetToken;
    }
  },

  send({ code, email, kind, password }, { account, browser, unasked }) {
    if (kind === 'be mailed a reset') return unasked.issueReset({ email: emailOf(account, email) }, browser);
    if (kind === 'redeem the reset code') return browser.post('/api/password-reset/code', { code });
    return browser.post('/api/password-reset/confirm', { token: code, password: passwordOf(account, 1 - password) });
  },

  successOf(state, { by, code, email, kind, password }, told) {
    const { browsers, epoch, resets } = state;
    const { reset } = browsers[by];
    switch (kind) {
      case 'be mailed a reset': {
        // Nothing is mailed to an address without an account, and the browser's code before is not its newest any more.
        if (email !== state.email) return withBrowser(state, by, { reset: null });
        const issued = { epoch, token: told.token ?? NO_CODE };
        const next = withBrowser(state, by, { reset: { epoch, code: told.code ?? NO_CODE, redeemed: null } });
        return { ...next, resets: [...resets, issued] };
      }
      case 'redeem the reset code':
        if (!counts(state, reset) || reset.redeemed !== null || reset.code !== code) return null;
        return withBrowser(state, by, { reset: { ...reset, redeemed: told.token ?? NO_CODE } });
      case 'reset by link':
        return resets.some((each) => counts(state, each) && each.token === code)
          ? setAnew(state, password, code, told.token)
          : null;
      case 'reset by code':
        return counts(state, reset) && reset.redeemed === code ? setAnew(state, password, code, told.token) : null;
      case 'reset again':
        return null;
    }
  },
};

/** Every request is spent with it, and every session ends. */
const setAnew = (state: State, from: number, resetToken: string, token: string | undefined): State => ({
  ...endedBy(withBoth(state, { reset: null }), { token, before: {} }),
  password: 1 - from,
  resets: [],
  used: { ...state.used, resetToken },
});
