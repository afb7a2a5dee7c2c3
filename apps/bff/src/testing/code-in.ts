const CODE_ON_ITS_OWN_LINE = /^ +([0-9]{6})$/m;

/** The code of a mail's text, which stands on a line of its own. @throws where there is none */
export function codeIn(text: string): string {
  const code = CODE_ON_ITS_OWN_LINE.exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no code in this mail: ${text}`);
  return code;
}

/** Tells the mails with codes from the notices and links that reach the same mailbox. */
export const holdsCode = ({ text }: { text: string }): boolean => CODE_ON_ITS_OWN_LINE.test(text);
