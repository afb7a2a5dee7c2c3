const LONGEST = 80;

/**
 * Browser and address are under the sender's control. Without line breaks, invisible characters and length they cannot
 * pass as sentences of ours.
 */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
