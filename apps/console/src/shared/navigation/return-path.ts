import { paths } from './paths.ts';

/** Browsers ignore some control characters when they parse a URL; our paths contain none. */
const isPlain = (path: string) => !/[\\\p{Cc}]/u.test(path);
const startsWithOneSlash = (path: string) => path.startsWith('/') && !path.startsWith('//');

/** Our paths contain no encoded slashes, which would change the address if it were decoded again. */
const hasEncodedSlash = (path: string) => /%(2f|5c)/i.test(path);

const PLACEHOLDER_ORIGIN = 'https://console.invalid';

export const isSignInPath = (path: string): boolean => path === paths.signIn || path.startsWith(`${paths.signIn}/`);

/** To other screens it makes no difference who is signed in, and the token of a mailed link stays in its fragment. */
export const showsAccount = (path: string): boolean => path === paths.home || path.startsWith(paths.settings);

/** The path to return to after signing in, if it is one of our own; otherwise home. */
export function safeReturnPath(candidate: string | null): string {
  if (candidate === null || !isPlain(candidate) || !startsWithOneSlash(candidate)) return paths.home;
  const resolved = new URL(candidate, PLACEHOLDER_ORIGIN);
  if (resolved.origin !== PLACEHOLDER_ORIGIN || !startsWithOneSlash(resolved.pathname)) return paths.home;
  if (hasEncodedSlash(resolved.pathname)) return paths.home;
  return isSignInPath(resolved.pathname) ? paths.home : resolved.pathname + resolved.search + resolved.hash;
}

/** From a proxy, which cannot encode an address: all that follows is the path with its query. */
const RAW = '?from=';

/** The path to return to, by the query of a screen of the sign-in. */
export const returnPathIn = (search: string): string =>
  safeReturnPath(search.startsWith(RAW) ? search.slice(RAW.length) : new URLSearchParams(search).get('return'));

/** `path` with the return path in its query, which survives a reload of every step of the sign-in. */
export const withReturnPath = (path: string, returnPath: string): string =>
  returnPath === paths.home ? path : `${path}?return=${encodeURIComponent(returnPath)}`;
