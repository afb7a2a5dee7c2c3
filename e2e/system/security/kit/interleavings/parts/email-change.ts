import type { Part } from '../attempt.ts';
import { counts, emailOf, isActive, withBoth, withBrowser } from '../state.ts';
import { changed } from '../transitions.ts';

export const emailKinds = ['ask for another address', 'confirm the address'] as const;
export type EmailKind = (typeof emailKinds)[number];

/**
 * From one of the account's two addresses to the other. Whoever signs up for one or is invited to it makes a second account,
 * which the model does not know: `email-changes.test.ts` of the database has the two meet.
 */
export const emailChange: Part<EmailKind> = {
  kinds: emailKinds,

  codeFor(kind, { browsers, email }, by) {
    switch (kind) {
      case 'ask for another address':
        return String(1 - email);
      case 'confirm the address':
        return browsers[by].address?.code;
    }
  },

  send({ code, kind }, { account, browser }) {
    switch (kind) {
      case 'ask for another address':
        return browser.post('/api/account/email', { email: emailOf(account, code) });
      case 'confirm the address':
        return browser.post('/api/account/email/confirm', { code });
    }
  },

  successOf(state, { by, code, kind }, told) {
    const { authenticator, codes, email, epoch, passkeys } = state;
    const { address, session } = state.browsers[by];
    switch (kind) {
      case 'ask for another address':
        if (!counts(state, session) || (isActive(state) && !session.mayReplace) || code === String(email)) return null;
        return withBrowser(state, by, { address: { epoch, code: told.code ?? null, to: Number(code) } });
      case 'confirm the address': {
        if (!counts(state, session) || !counts(state, address) || address.code !== code) return null;
        const before = { authenticator, codes, passkeys, email };
        return { ...withBoth(changed(state, by, { token: told.token, before }), { address: null }), email: address.to };
      }
    }
  },
};
