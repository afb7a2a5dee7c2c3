import type { RequestOrigin } from '@countersign/two-factor';
import { getConnInfo } from '@hono/node-server/conninfo';
import Bowser from 'bowser';
import type { Context } from 'hono';
import { pageLanguage } from '../../console/page-language.ts';

/** Longer than any real browser's, and short enough to parse cheaply. */
const MAX_USER_AGENT = 512;

/** Where a request came from, for a mail and for the security log. */
export const requestOrigin = (c: Context, trustedProxyHops: number): RequestOrigin => ({
  requestId: c.get('requestId'),
  browser: browserOf(c.req.header('User-Agent') ?? ''),
  address: clientAddress(c, trustedProxyHops),
  language: pageLanguage(c),
});

/** Only names from the parser's own list: any other text of the header is under the sender's control. */
const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP));
const knownSystems = new Set(Object.values(Bowser.OS_MAP));

function browserOf(userAgent: string): RequestOrigin['browser'] {
  if (userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, MAX_USER_AGENT));
  if (!browser.name || !knownBrowsers.has(browser.name)) return null;
  return { name: browser.name, system: os.name && knownSystems.has(os.name) ? os.name : null };
}

/**
 * Each proxy appends the address that it saw, so only as many entries as there are trusted proxies count, from the right
 * (SEC-06). IPv4-mapped IPv6 is folded to IPv4; anything that is no address becomes null.
 */
export function clientAddress(c: Context, trustedProxyHops: number): string | null {
  const peer = getConnInfo(c).remote.address ?? '';
  const hops = [...forwardedHops(c), peer];
  const address = hops[Math.max(0, hops.length - 1 - trustedProxyHops)] ?? peer;
  const folded = address.replace(/^::ffff:(?=[0-9.]+$)/i, '');
  return /^[0-9A-Fa-f.:]{2,45}$/.test(folded) ? folded : null;
}

export const forwardedHops = (c: Context): string[] =>
  (c.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
