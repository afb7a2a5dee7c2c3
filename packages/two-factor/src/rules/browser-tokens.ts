import { bearerTokenHash, hashOfBearerToken } from './bearer-token.ts';

/** What the device cookie holds for one account: the browser's row there, and the token that proves it. */
export interface BrowserToken {
  browserId: string;
  token: string;
}

/** Per browser, most recently used account first. Accounts beyond the limit see the browser as new. */
export const MOST_BROWSER_TOKENS = 8;

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Parses the device cookie; ignores entries that we cannot have issued. */
export function parseBrowserTokens(cookie: string | undefined): BrowserToken[] {
  const tokens = (cookie ?? '').split('~').map((entry): BrowserToken | null => {
    const [, browserId = '', token = ''] = FORM.exec(entry) ?? [];
    return bearerTokenHash(token) && { browserId, token };
  });
  return tokens.filter((token) => token !== null).slice(0, MOST_BROWSER_TOKENS);
}

/** Hashes of all tokens in the device cookie, of whichever accounts. */
export const browserTokenHashes = (cookie: string | undefined): Uint8Array[] =>
  parseBrowserTokens(cookie).map(({ token }) => hashOfBearerToken(token));

export const formatBrowserTokens = (tokens: readonly BrowserToken[]): string =>
  tokens.map(({ browserId, token }) => `${browserId}.${token}`).join('~');

/** With this account's token first, in place of the one before it; the other accounts' stay as they are. */
export const withBrowserToken = (tokens: readonly BrowserToken[], newest: BrowserToken): BrowserToken[] =>
  [newest, ...tokens.filter(({ browserId }) => browserId !== newest.browserId)].slice(0, MOST_BROWSER_TOKENS);
