import { createStore } from '../../shared/store/create-store.ts';

/** The dialogs that are open, the topmost last. Nothing outside of it can be reached, nor is it read out. */
export const openDialogs = createStore<readonly HTMLDialogElement[]>([]);
