import { localStore } from '../browser/local-storage.ts';
import { createStore } from '../store/create-store.ts';

/** `crypto.randomUUID` is missing outside secure contexts, `getRandomValues` is not. */
const createRandomId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

const KEY = 'countersign.signed-in';
// Where nothing is stored, only the shortcut from the sign-in page is lost.
const stored = () => localStore.get(KEY);

interface Hint {
  /** The id of the sign-in that this tab knows of. */
  id: string | null;
  /** What was stored when this tab last looked: another tab may change it, and some browsers store nothing. */
  lastStored: string | null;
  /** Whether this page itself signed in, rather than an earlier page or another tab. */
  isFromThisPage: boolean;
}

const hint = createStore<Hint>({ id: stored(), lastStored: stored(), isFromThisPage: false });

const update = (id: string | null, isFromThisPage = false) => hint.set({ id, lastStored: stored(), isFromThisPage });

/**
 * A hint, not a secret: this browser believes that it has a session. Without it the sign-in page does not ask the BFF,
 * whose 401 would show as an error in the developer console of everybody who comes to sign in. Every sign-in has its own
 * id, so that a tab that was suspended sees that there was a new one.
 */
export const signedInHint = {
  isSet: (): boolean => hint.get().id !== null,
  isFromThisPage: (): boolean => hint.get().isFromThisPage,

  set(): void {
    const id = createRandomId();
    localStore.set(KEY, id);
    update(id, true);
  },

  clear(): void {
    localStore.set(KEY, null);
    update(null);
  },

  /** Another tab has signed in or out. That tab writes the storage, and its write may arrive after its message. */
  updateFromOtherTab(message: 'signed-in' | 'signed-out'): void {
    update(message === 'signed-out' ? null : (stored() ?? 'elsewhere'));
  },

  /** What other tabs did while this one was suspended and heard no messages, judged by what is stored. */
  missedMessage(): 'signed-in' | 'signed-out' | null {
    const now = stored();
    if (now === hint.get().lastStored) return null;
    return now === null ? 'signed-out' : 'signed-in';
  },
};
