import type { Part } from '../attempt.ts';
import { touchesFactors } from '../state.ts';
import { undone } from '../transitions.ts';

export const undoKinds = ['undo', 'undo again', 'undo an older one', 'undo the address'] as const;
export type UndoKind = (typeof undoKinds)[number];

/** By the link in the notice of a change, which is all that it needs. */
export const undo: Part<UndoKind> = {
  kinds: undoKinds,

  codeFor(kind, { changes, used }) {
    switch (kind) {
      case 'undo':
        return changes.at(-1)?.token;
      case 'undo again':
        return used.token;
      case 'undo an older one':
        return changes.at(-2)?.token;
      case 'undo the address':
        return changes.findLast(({ before }) => before.email !== undefined)?.token;
    }
  },

  send: ({ code }, { browser }) => browser.post('/api/undo', { token: code }),

  /** Whoever has the newest link of factors, one of another address, or one of a new password. */
  successOf(state, { code }) {
    const { changes } = state;
    const index = changes.findIndex(({ token }) => token === code);
    const change = changes[index];
    if (!change) return null;
    const isFree = !touchesFactors(change) || change.before.email !== undefined;
    return isFree || !changes.slice(index + 1).some(touchesFactors) ? undone(state, index) : null;
  },
};
