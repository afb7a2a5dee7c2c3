const LONGEST = 80;

/**
 * The browser and the address come from whoever made the request. Without line breaks, invisible characters
 * and length they cannot pass for sentences of ours.
 */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
