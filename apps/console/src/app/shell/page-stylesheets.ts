import { lazyPart } from '../../shared/loading/lazy-part.ts';
import { attachStylesheet, missingStylesheets } from '../../shared/loading/stylesheets.ts';

// Looked for before anything of the console adds a stylesheet, which would still be on its way.
const missing = missingStylesheets();

/** The stylesheets that the page names: a browser shows it without those that did not arrive, and says nothing. */
export const pageStylesheets = lazyPart(() => Promise.all(missing.map(attachStylesheet)));
