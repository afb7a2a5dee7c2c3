/** Control characters never stand in our paths, but browsers skip some of them when they read an address. */
const isPlain = (path: string) => !/[\\\p{Cc}]/u.test(path);
const beginsWithOneSlash = (path: string) => path.startsWith('/') && !path.startsWith('//');

const PLACEHOLDER_ORIGIN = 'https://console.invalid';

/** The path to go to after signing in, if it is one of our own; otherwise home. */
export function safeReturnPath(candidate: string | null): string {
  if (candidate === null || !isPlain(candidate) || !beginsWithOneSlash(candidate)) return '/';
  const resolved = new URL(candidate, PLACEHOLDER_ORIGIN);
  if (resolved.origin !== PLACEHOLDER_ORIGIN || !beginsWithOneSlash(resolved.pathname)) return '/';
  const isSignIn = resolved.pathname === '/sign-in' || resolved.pathname.startsWith('/sign-in/');
  return isSignIn ? '/' : resolved.pathname + resolved.search + resolved.hash;
}

/** `path` with the return path in its query, which survives a reload of every step of the sign-in. */
export const withReturnPath = (path: string, returnPath: string): string =>
  returnPath === '/' ? path : `${path}?return=${encodeURIComponent(returnPath)}`;
