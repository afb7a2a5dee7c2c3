import type { RandomSource } from '../../ports/crypto.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { UnlockLinks } from '../../ports/unlock-links.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { browserOf } from './browser-of.ts';

export interface UnlockBrowserInput {
  /** Of the mailed link. */
  token: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type UnlockBrowserOutcome =
  | { kind: 'unlocked'; accountId: string; browserToken: string }
  | { kind: 'link-gone' };

interface Dependencies {
  random: RandomSource;
  unlockLinks: UnlockLinks;
}

/** Opens a mailed link, once: from then on the browser has attempts of its own. It still needs the password. */
export const makeUnlockBrowser =
  ({ random, unlockLinks }: Dependencies) =>
  async ({ requestedFrom, token, ...cookies }: UnlockBrowserInput): Promise<UnlockBrowserOutcome> => {
    const tokenHash = bearerTokenHash(token);
    if (!tokenHash) return { kind: 'link-gone' };
    const { browser, cookieOnceMet } = browserOf(cookies.browserToken, random);
    const opened = await unlockLinks.open({ tokenHash, browser, requestedFrom });
    if (!opened) return { kind: 'link-gone' };
    const { accountId, met } = opened;
    return { kind: 'unlocked', accountId, browserToken: cookieOnceMet(met) };
  };
