import type { Part } from '../attempt.ts';
import { counts, isActive } from '../state.ts';
import { endedBy } from '../transitions.ts';

export const recoveryKinds = [
  'offer help',
  'start the recovery',
  'start the recovery again',
  'cancel the recovery by link',
  'cancel the recovery here',
  'complete the recovery',
] as const;
export type RecoveryKind = (typeof recoveryKinds)[number];

/** Offered by an operator, started and cancelled by links, cancelled by any session, and completed by a replica a day later. */
export const assistedRecovery: Part<RecoveryKind> = {
  kinds: recoveryKinds,

  codeFor(kind, { recovery, used }) {
    switch (kind) {
      case 'start the recovery':
        return recovery?.startToken;
      case 'start the recovery again':
        return used.recoveryToken;
      case 'cancel the recovery by link':
        return recovery?.cancelToken;
      default:
        return null;
    }
  },

  send({ code, email, kind }, { account, browser, unasked }) {
    switch (kind) {
      case 'offer help':
        return unasked.offerHelp(account, email);
      case 'start the recovery':
      case 'start the recovery again':
        return browser.post('/api/recovery/start', { token: code });
      case 'cancel the recovery by link':
        return browser.post('/api/recovery/cancel', { token: code });
      case 'cancel the recovery here':
        return browser.post('/api/recovery/cancel-own', {});
      case 'complete the recovery':
        return unasked.completeRecovery(account);
    }
  },

  successOf(state, { by, code, email, kind }, told) {
    const { authenticator, browsers, codes, epoch, passkeys, recovery, used } = state;
    const isOver = { recovery: null, used: { ...used, recoveryToken: recovery?.startToken ?? null } };
    switch (kind) {
      case 'offer help':
        if (!isActive(state) || email !== state.email || counts(state, recovery)) return null;
        return {
          ...state,
          recovery: { epoch, startToken: told.token ?? '', isStarted: false, cancelToken: null },
        };
      // A second click on the link is no mistake.
      case 'start the recovery':
        if (!counts(state, recovery) || recovery.startToken !== code) return null;
        if (recovery.isStarted) return state;
        return { ...state, recovery: { ...recovery, isStarted: true, cancelToken: told.token ?? null } };
      case 'start the recovery again':
        return null;
      case 'cancel the recovery by link':
        return counts(state, recovery) && recovery.cancelToken === code ? { ...state, ...isOver } : null;
      // Nothing is wrong where nothing waits.
      case 'cancel the recovery here':
        if (!counts(state, browsers[by].session)) return null;
        return counts(state, recovery) && recovery.isStarted ? { ...state, ...isOver } : state;
      case 'complete the recovery': {
        if (!counts(state, recovery) || !recovery.isStarted) return null;
        const next = endedBy(state, { token: told.token, before: { authenticator, codes, passkeys } });
        return { ...next, ...isOver, authenticator: null, codes: null, passkeys: [] };
      }
    }
  },
};
