import { stepNow } from '@countersign/bff/testing/authenticator-app';
import { freshStepAfter } from '../../../../kit/member.ts';
import { codeOfApp, type Part } from '../attempt.ts';
import { counts, isActive, withBrowser } from '../state.ts';
import { changed, newCodes } from '../transitions.ts';

export const replacementKinds = [
  'prove the app',
  'renew the codes',
  'begin a move',
  'move',
  'begin an addition',
  'add the app',
] as const;
export type ReplacementKind = (typeof replacementKinds)[number];

/** Of a factor, or of an app that there is not yet, by a session that has proved one. */
export const replacement: Part<ReplacementKind> = {
  kinds: replacementKinds,

  codeFor(kind, { authenticator, browsers }, by) {
    if (kind === 'prove the app') return codeOfApp(authenticator?.app, freshStepAfter(authenticator?.lastStep ?? 0));
    return kind === 'move' || kind === 'add the app' ? codeOfApp(browsers[by].scanned, stepNow()) : null;
  },

  send({ code, kind }, { browser }) {
    switch (kind) {
      case 'prove the app':
        return browser.post('/api/step-up/second-factor', { factor: 'authenticator', code });
      case 'renew the codes':
        return browser.post('/api/two-factor/recovery-codes', {});
      case 'begin a move':
        return browser.post('/api/two-factor/move', {});
      case 'move':
        return browser.post('/api/two-factor/move/confirm', { code });
      case 'begin an addition':
        return browser.post('/api/two-factor/addition', {});
      case 'add the app':
        return browser.post('/api/two-factor/addition/confirm', { code });
    }
  },

  successOf(state, { by, code, kind, step }, told) {
    const { authenticator, codes, used } = state;
    const { moving, session } = state.browsers[by];
    if (!counts(state, session)) return null;
    if (kind === 'renew the codes') {
      if (!isActive(state) || !session.mayReplace) return null;
      return { ...changed(state, by, { token: told.token, before: { codes } }), codes: newCodes(told) };
    }
    if (kind === 'prove the app') {
      if (!authenticator) return null;
      if (step <= authenticator.lastStep || code !== authenticator.app.codeAt(step)) return null;
      const proved = withBrowser(state, by, { session: { ...session, mayReplace: true } });
      return { ...proved, authenticator: { ...authenticator, lastStep: step }, used: { ...used, step } };
    }
    const isAddition = kind === 'begin an addition' || kind === 'add the app';
    if (!session.mayReplace || !isActive(state) || isAddition !== (authenticator === null)) return null;
    switch (kind) {
      case 'begin a move':
      case 'begin an addition':
        return told.app ? withBrowser(state, by, { scanned: told.app, moving: told.app }) : state;
      case 'move':
      case 'add the app':
        if (!moving || code !== moving.codeAt(step)) return null;
        return {
          ...changed(state, by, { token: told.token, before: { authenticator } }, true),
          authenticator: { app: moving, lastStep: step },
          used: { ...used, step },
        };
    }
  },
};
