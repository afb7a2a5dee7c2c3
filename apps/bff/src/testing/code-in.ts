/** The code of a mail's text, which stands on a line of its own. @throws where there is none */
export function codeIn(text: string): string {
  const code = /^ +([0-9]{6})$/m.exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no code in this mail: ${text}`);
  return code;
}
