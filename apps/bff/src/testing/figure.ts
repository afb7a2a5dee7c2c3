/** Tells what a test measured; `npm test` shows the lines that begin so, also of tests that passed. */
export const figure = (text: string): void => console.info(`figure: ${text}`);
