import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { attachStylesheet, missingStylesheets } from '../../shared/loading/stylesheets.ts';
import { createStore } from '../../shared/store/create-store.ts';

const missing = createStore<string[]>([]);

/** Call it before the console adds any stylesheet: one that is still loading looks like one that did not arrive. */
export const findMissingStylesheets = (): void => missing.set(missingStylesheets());

/** Fetches the page's own stylesheets again where they did not arrive; the browser would show the page without them. */
export const pageStylesheets = createLazyPart(() => Promise.all(missing.get().map(attachStylesheet)));
