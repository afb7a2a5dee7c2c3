import { stepNow } from '@countersign/bff/testing/authenticator-app';
import { codeOfApp, type Part } from '../attempt.ts';
import { counts, isActive, withBrowser } from '../state.ts';
import { changed, newCodes } from '../transitions.ts';

export const activationKinds = ['begin', 'abandon', 'activate', 'activate again', 'activate wrongly'] as const;
export type ActivationKind = (typeof activationKinds)[number];

export const activation: Part<ActivationKind> = {
  kinds: activationKinds,

  codeFor(kind, { authenticator, browsers, used }, by) {
    const { scanned } = browsers[by];
    if (kind === 'activate') return codeOfApp(scanned, stepNow());
    if (kind === 'activate again') return codeOfApp(authenticator?.app ?? scanned, used.step);
    return null;
  },

  send({ code, kind }, { browser }) {
    if (kind === 'begin') return browser.post('/api/two-factor/activation', {});
    if (kind === 'abandon') return browser.delete('/api/two-factor/activation');
    return browser.post('/api/two-factor/activation/confirm', { code });
  },

  successOf(state, { by, code, kind, step }, told) {
    const { authenticator, codes, passkeys, used } = state;
    const { pending, session } = state.browsers[by];
    if (!counts(state, session)) return null;
    switch (kind) {
      case 'begin':
        if (isActive(state)) return null;
        return told.app ? withBrowser(state, by, { scanned: told.app, pending: told.app }) : state;
      case 'abandon':
        return withBrowser(state, by, { pending: null });
      // The same step once more is refused, unless there is another secret by then.
      case 'activate':
      case 'activate again':
        if (!pending || code !== pending.codeAt(step)) return null;
        return {
          ...changed(state, by, { token: told.token, before: { authenticator, codes, passkeys } }, true),
          authenticator: { app: pending, lastStep: step },
          codes: newCodes(told),
          used: { ...used, step },
        };
      case 'activate wrongly':
        return null;
    }
  },
};
