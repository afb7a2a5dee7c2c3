import type { SetCookie } from './set-cookie.ts';

/** What a browser remembers, by the cookies' names. */
export type CookieJar = Map<string, string>;

export function keepIn(jar: CookieJar, cookies: readonly SetCookie[]): void {
  for (const { attributes, name, value } of cookies) {
    if (attributes['max-age'] === '0') jar.delete(name);
    else jar.set(name, value);
  }
}

/** What it says in the header `Cookie`; nothing while the jar is empty. */
export const cookieHeaderOf = (jar: CookieJar): { Cookie?: string } =>
  jar.size === 0 ? {} : { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
