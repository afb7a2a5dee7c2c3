import type { Part } from '../attempt.ts';
import { counts, passwordOf } from '../state.ts';
import { changed } from '../transitions.ts';

export const passwordKinds = ['change password'] as const;
export type PasswordKind = (typeof passwordKinds)[number];

/** From one of the account's two passwords to the other. */
export const passwordChange: Part<PasswordKind> = {
  kinds: passwordKinds,

  codeFor: (_, { password }) => String(password),

  send: ({ code }, { account, browser }) =>
    browser.post('/api/account/password', {
      currentPassword: passwordOf(account, code),
      password: passwordOf(account, 1 - Number(code)),
    }),

  successOf(state, { by, code }, { token }) {
    if (state.isVoid || code !== String(state.password) || !counts(state, state.browsers[by].session)) return null;
    return { ...changed(state, by, { token, before: {} }), password: 1 - state.password };
  },
};
