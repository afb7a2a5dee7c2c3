/** Chromium, Firefox and Safari, in this order, about a file of ours that did not arrive; Vite about a stylesheet. */
const NOT_LOADED = /dynamically imported module|error loading dynamically|importing a module script|preload css/i;

/** Whether a file of the console did not arrive, which is no fault of what stands in it. */
export const isNotLoaded = (error: unknown): error is Error => error instanceof Error && NOT_LOADED.test(error.message);
