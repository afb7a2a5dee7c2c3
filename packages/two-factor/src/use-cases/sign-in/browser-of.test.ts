import { systemRandom } from '@countersign/crypto';
import { describe, expect, test } from 'vitest';
import { browserTokenHashes, formatBrowserTokens, parseBrowserTokens } from '../../rules/browser-tokens.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { browserOf, renewedBrowserToken } from './browser-of.ts';

const someToken = () => ({ browserId: systemRandom.id(), token: newBearerToken(systemRandom).token });
const [ours, others] = [someToken(), someToken()];
const cookie = formatBrowserTokens([others, ours]);

describe('a browser that gave the password', () => {
  test('is looked up by every token of its cookie', () => {
    expect(browserOf(cookie, systemRandom).browser.tokenHashes).toEqual(browserTokenHashes(cookie));
    expect(browserOf(undefined, systemRandom).browser.tokenHashes).toEqual([]);
  });

  test('and is new to the account: its cookie holds the new token first', () => {
    const { browser, cookieOnceMet } = browserOf(cookie, systemRandom);
    const held = cookieOnceMet({ browserId: browser.newId, isNewBrowser: true });
    expect(parseBrowserTokens(held).map(({ browserId }) => browserId)).toEqual([
      browser.newId,
      others.browserId,
      ours.browserId,
    ]);
    expect(browserTokenHashes(held)[0]).toEqual(browser.newTokenHash);
  });

  test('and is known to the account: its cookie holds the same token, now first', () => {
    const { cookieOnceMet } = browserOf(cookie, systemRandom);
    const held = cookieOnceMet({ browserId: ours.browserId, isNewBrowser: false });
    expect(held).toBe(formatBrowserTokens([ours, others]));
  });

  test('and lost the row’s token meanwhile: its cookie stays as it is', () => {
    const { cookieOnceMet } = browserOf(cookie, systemRandom);
    expect(cookieOnceMet({ browserId: systemRandom.id(), isNewBrowser: false })).toBe(cookie);
  });
});

describe('a browser in which both factors were proved', () => {
  test('holds a new token of this account, and the same ones of others', () => {
    const { cookieOnceRenewed, tokenHash } = renewedBrowserToken(cookie, systemRandom);
    const [renewed, other, ...more] = parseBrowserTokens(cookieOnceRenewed(ours.browserId));
    expect(renewed?.browserId).toBe(ours.browserId);
    expect(renewed?.token).not.toBe(ours.token);
    expect(browserTokenHashes(cookieOnceRenewed(ours.browserId))[0]).toEqual(tokenHash);
    expect([other, ...more]).toEqual([others]);
  });
});
