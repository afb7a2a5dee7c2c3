/** What an HTML mail says, line by line; the address of a link stands before its words. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|head|script)\b[\s\S]*?<\/\1>/giu, '')
    .replace(/<a\b[^>]*?\bhref=["']?([^"'\s>]+)[^>]*>/giu, '\n$1\n')
    .replace(/<[^>]+>/gu, '\n')
    .replace(/\n\s*/gu, '\n')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (_, name: string) => characters[name] ?? '');

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};
