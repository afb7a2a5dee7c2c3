import type { Part } from '../attempt.ts';
import { counts, isActive, withBrowser } from '../state.ts';
import { changed } from '../transitions.ts';

export const deactivationKinds = ['ask to deactivate', 'deactivate', 'deactivate again', 'deactivate wrongly'] as const;
export type DeactivationKind = (typeof deactivationKinds)[number];

export const deactivation: Part<DeactivationKind> = {
  kinds: deactivationKinds,

  codeFor(kind, { browsers, used }, by) {
    switch (kind) {
      case 'ask to deactivate':
        return null;
      case 'deactivate':
        return browsers[by].deactivation?.code;
      case 'deactivate again':
        return used.deactivationCode;
      // The code of the other purpose, where there is one.
      case 'deactivate wrongly':
        return browsers[by].challenge?.code;
    }
  },

  send: ({ code, kind }, { browser }) =>
    kind === 'ask to deactivate'
      ? browser.post('/api/two-factor/deactivation', {})
      : browser.post('/api/two-factor/deactivation/confirm', { code }),

  successOf(state, { by, code, kind }, told) {
    const { authenticator, codes, epoch, passkeys, used } = state;
    const { deactivation: asked, session } = state.browsers[by];
    if (!counts(state, session)) return null;
    switch (kind) {
      case 'ask to deactivate':
        if (!isActive(state) || (counts(state, asked) && asked.wasJustSent)) return null;
        return withBrowser(state, by, { deactivation: { epoch, code: told.code ?? null, wasJustSent: true } });
      case 'deactivate':
        if (!counts(state, asked) || asked.code !== code) return null;
        return {
          ...changed(state, by, { token: told.token, before: { authenticator, codes, passkeys } }),
          authenticator: null,
          codes: null,
          passkeys: [],
          used: { ...used, deactivationCode: code },
        };
      case 'deactivate again':
      case 'deactivate wrongly':
        return null;
    }
  },
};
