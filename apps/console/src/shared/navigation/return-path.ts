import { paths } from './paths.ts';

/** Control characters never stand in our paths, but browsers skip some of them when they read an address. */
const isPlain = (path: string) => !/[\\\p{Cc}]/u.test(path);
const beginsWithOneSlash = (path: string) => path.startsWith('/') && !path.startsWith('//');

/** Ours have no slashes in disguise; whoever decodes an address once more would see another one. */
const hidesSlash = (path: string) => /%(2f|5c)/i.test(path);

const PLACEHOLDER_ORIGIN = 'https://console.invalid';

export const isSignInPath = (path: string): boolean => path === paths.signIn || path.startsWith(`${paths.signIn}/`);

/** The path to go to after signing in, if it is one of our own; otherwise home. */
export function safeReturnPath(candidate: string | null): string {
  if (candidate === null || !isPlain(candidate) || !beginsWithOneSlash(candidate)) return paths.home;
  const resolved = new URL(candidate, PLACEHOLDER_ORIGIN);
  if (resolved.origin !== PLACEHOLDER_ORIGIN || !beginsWithOneSlash(resolved.pathname)) return paths.home;
  if (hidesSlash(resolved.pathname)) return paths.home;
  return isSignInPath(resolved.pathname) ? paths.home : resolved.pathname + resolved.search + resolved.hash;
}

/** `path` with the return path in its query, which survives a reload of every step of the sign-in. */
export const withReturnPath = (path: string, returnPath: string): string =>
  returnPath === paths.home ? path : `${path}?return=${encodeURIComponent(returnPath)}`;
