/** How Chromium, Firefox and Safari, in this order, report a module that did not arrive; how `attachStylesheet` does. */
const NOT_LOADED =
  /dynamically imported module|error loading dynamically|importing a module script|the stylesheet \S+ did not arrive/i;

/** Whether a file of the console did not arrive, as opposed to one that broke. */
export const isNotLoaded = (error: unknown): error is Error => error instanceof Error && NOT_LOADED.test(error.message);
