/** How a test's line begins that tells what was measured, for `console.info`. */
const FIGURE = 'figure: ';

/** The figures that tests printed, in the order in which they came. */
export const figuresIn = (output: string): string[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith(FIGURE))
    .map((line) => line.slice(FIGURE.length).trimEnd());
