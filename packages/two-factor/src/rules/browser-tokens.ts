import { bearerTokenHash, hashOfBearerToken } from './bearer-token.ts';

/** What the device cookie holds for one account: the browser's row there, and the token that proves it. */
export interface BrowserToken {
  browserId: string;
  token: string;
}

/** Of one browser, the account that used it last first. Whoever comes after the last place is met anew. */
export const MOST_BROWSER_TOKENS = 8;

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Reads the device cookie; leaves out whatever we cannot have issued. */
export function parseBrowserTokens(cookie: string | undefined): BrowserToken[] {
  const tokens = (cookie ?? '').split('~').map((entry): BrowserToken | null => {
    const [, browserId = '', token = ''] = FORM.exec(entry) ?? [];
    return bearerTokenHash(token) && { browserId, token };
  });
  return tokens.filter((token) => token !== null).slice(0, MOST_BROWSER_TOKENS);
}

/** Hashes of the tokens that the device cookie holds, whoever they belong to. */
export const browserTokenHashes = (cookie: string | undefined): Uint8Array[] =>
  parseBrowserTokens(cookie).map(({ token }) => hashOfBearerToken(token));

export const formatBrowserTokens = (tokens: readonly BrowserToken[]): string =>
  tokens.map(({ browserId, token }) => `${browserId}.${token}`).join('~');

/** With this account's token first, in place of the one before it; the other accounts' stay as they are. */
export const withBrowserToken = (tokens: readonly BrowserToken[], newest: BrowserToken): BrowserToken[] =>
  [newest, ...tokens.filter(({ browserId }) => browserId !== newest.browserId)].slice(0, MOST_BROWSER_TOKENS);
