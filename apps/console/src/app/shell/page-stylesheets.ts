import { createLazyPart } from '../../shared/loading/lazy-part.ts';
import { attachStylesheet, missingStylesheets } from '../../shared/loading/stylesheets.ts';
import { createStore } from '../../shared/store/create-store.ts';

const missing = createStore<string[]>([]);

/** To be called before anything of the console adds a stylesheet, which would look as if it had not arrived. */
export const findMissingStylesheets = (): void => missing.set(missingStylesheets());

/** The stylesheets that the page names: a browser shows it without those that did not arrive, and says nothing. */
export const pageStylesheets = createLazyPart(() => Promise.all(missing.get().map(attachStylesheet)));
