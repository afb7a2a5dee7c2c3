import { createStore } from '../store/create-store.ts';

/** When a recovery deactivates, as the last answer to a session said; null where none waits, undefined while unknown. */
export const knownRecovery = createStore<string | null | undefined>(undefined);
