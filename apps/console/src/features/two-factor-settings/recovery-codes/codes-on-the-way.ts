import { createStore } from '../../../shared/store/create-store.ts';

/** Hands new codes from the settings to the page that shows them, in memory: browsers write the history to disk. */
export const codesOnTheWay = createStore<readonly string[] | null>(null);
