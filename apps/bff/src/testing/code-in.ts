/** A code stands on a line of its own. */
const CODE_LINE = /^ +([0-9]{6})$/m;

export const holdsCode = (text: string): boolean => CODE_LINE.test(text);

/** The code of a mail's text. @throws where there is none */
export function codeIn(text: string): string {
  const code = CODE_LINE.exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no code in this mail: ${text}`);
  return code;
}
