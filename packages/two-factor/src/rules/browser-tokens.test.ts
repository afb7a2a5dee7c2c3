import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bearerTokenFrom } from './bearer-token.ts';
import {
  type BrowserToken,
  formatBrowserTokens,
  MOST_BROWSER_TOKENS,
  parseBrowserTokens,
  withBrowserToken,
} from './browser-tokens.ts';

const someToken = (): BrowserToken => ({
  browserId: randomUUID(),
  token: bearerTokenFrom(crypto.getRandomValues(new Uint8Array(32))),
});
const many = (count: number) => Array.from({ length: count }, someToken);

describe('the device cookie', () => {
  test('is read as it was written', () => {
    const tokens = many(3);
    expect(parseBrowserTokens(formatBrowserTokens(tokens))).toEqual(tokens);
  });

  test('needs no character that a cookie would have to encode', () => {
    const cookie = formatBrowserTokens(many(MOST_BROWSER_TOKENS));
    expect(encodeURIComponent(cookie)).toBe(cookie);
  });

  test('with every place taken is shorter than a kilobyte', () => {
    expect(formatBrowserTokens(many(MOST_BROWSER_TOKENS)).length).toBeLessThan(1_024);
  });

  test.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['a word', 'planted'],
    ['a token that names no browser', someToken().token],
    ['a browser without a token', randomUUID()],
    ['a token with bits too many', `${randomUUID()}.${'A'.repeat(42)}B`],
  ])('of %s holds no token', (_, cookie) => {
    expect(parseBrowserTokens(cookie)).toEqual([]);
  });

  test('keeps what is ours beside what is not', () => {
    const [ours] = many(1) as [BrowserToken];
    expect(parseBrowserTokens(`planted~${formatBrowserTokens([ours])}~`)).toEqual([ours]);
  });

  test('that somebody has stretched is read up to its last place', () => {
    expect(parseBrowserTokens(formatBrowserTokens(many(50)))).toHaveLength(MOST_BROWSER_TOKENS);
  });

  test('takes a new token of an account in place of its old one, and touches no other', () => {
    const [ann, bob] = many(2) as [BrowserToken, BrowserToken];
    const newer = { ...someToken(), browserId: ann.browserId };
    expect(withBrowserToken([bob, ann], newer)).toEqual([newer, bob]);
  });

  test('gives up the account that has been away for longest when there is no place left', () => {
    const tokens = many(MOST_BROWSER_TOKENS);
    const newest = someToken();
    expect(withBrowserToken(tokens, newest)).toEqual([newest, ...tokens.slice(0, -1)]);
  });
});
