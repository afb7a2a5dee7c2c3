import type { RequestOrigin } from '@countersign/two-factor';
import { getConnInfo } from '@hono/node-server/conninfo';
import Bowser from 'bowser';
import type { Context } from 'hono';
import { pageLanguage } from '../../console/page-language.ts';

/** Long enough for any real browser, short enough that nobody makes us parse a novel. */
const MAX_USER_AGENT = 512;

/** Where a request came from, for a mail and for the security log. */
export const requestOrigin = (c: Context, trustedProxyHops: number): RequestOrigin => ({
  requestId: c.get('requestId'),
  browser: browserOf(c.req.header('User-Agent') ?? ''),
  address: clientAddress(c, trustedProxyHops),
  language: pageLanguage(c),
});

/** Names of the parser's own list only: other text of the header is whatever its sender wants a person to read. */
const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP));
const knownSystems = new Set(Object.values(Bowser.OS_MAP));

function browserOf(userAgent: string): RequestOrigin['browser'] {
  if (userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, MAX_USER_AGENT));
  if (!browser.name || !knownBrowsers.has(browser.name)) return null;
  return { name: browser.name, system: os.name && knownSystems.has(os.name) ? os.name : null };
}

/**
 * Each proxy appends the address it saw; only as many entries as we have proxies can be believed, counted from the
 * right (SEC-06). IPv4 in IPv6 notation is folded back; what is no address is null.
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
