import type { RandomSource } from '../../ports/crypto.ts';
import type { Browser, MetBrowser } from '../../ports/request.ts';
import {
  browserTokenHashes,
  formatBrowserTokens,
  parseBrowserTokens,
  withBrowserToken,
} from '../../rules/browser-tokens.ts';
import { newBearerToken } from '../new-bearer-token.ts';

/** The browser of a device cookie, and the cookie's new value once the account has a row for the browser. */
export function browserOf(
  cookie: string | undefined,
  random: RandomSource,
): { browser: Browser; cookieOnceMet: (met: MetBrowser) => string } {
  const tokens = parseBrowserTokens(cookie);
  const { token, tokenHash } = newBearerToken(random);
  return {
    browser: { tokenHashes: browserTokenHashes(cookie), newId: random.id(), newTokenHash: tokenHash },
    cookieOnceMet({ browserId, isNewBrowser }) {
      const known = tokens.find((each) => each.browserId === browserId);
      const held = isNewBrowser ? { browserId, token } : known;
      return formatBrowserTokens(held ? withBrowserToken(tokens, held) : tokens);
    },
  };
}

/**
 * A new token for the browser in which both factors were proved, so that a copy of its cookie is worth nothing from then
 * on; the tokens of other accounts stay as they are.
 */
export function renewedBrowserToken(
  cookie: string | undefined,
  random: RandomSource,
): { tokenHash: Uint8Array; cookieOnceRenewed: (browserId: string) => string } {
  const { token, tokenHash } = newBearerToken(random);
  return {
    tokenHash,
    cookieOnceRenewed: (browserId) =>
      formatBrowserTokens(withBrowserToken(parseBrowserTokens(cookie), { browserId, token })),
  };
}
