import { browserLimits, challengeLimits, type Seconds } from '@countersign/two-factor';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

type CookieName = 'session' | 'challenge' | 'browser';

/** The session cookie lives as long as the browser; the server decides how long the session does. */
const lifetimes: Record<CookieName, Seconds | undefined> = {
  session: undefined,
  challenge: challengeLimits.timeToLive,
  browser: browserLimits.timeToLive,
};

const plainNames = { session: 'sid', challenge: 'chal', browser: 'dev' } as const;

export interface Cookies {
  /** As they go over the wire. */
  names: readonly string[];
  read(c: Context, name: CookieName): string | undefined;
  write(c: Context, name: CookieName, token: string): void;
  clear(c: Context, name: CookieName): void;
}

/**
 * Our three cookies (SEC-62). On a plain-http origin, which only development has, they lose `Secure` and with it the
 * `__Host-` prefix, so that every browser takes them on localhost.
 */
export function cookiesFor({ isSecure }: { isSecure: boolean }): Cookies {
  const onWire = (name: CookieName) => `${isSecure ? '__Host-' : ''}${plainNames[name]}`;
  const attributes = { httpOnly: true, path: '/', sameSite: 'Strict', secure: isSecure } as const;
  return {
    names: (['session', 'challenge', 'browser'] as const).map(onWire),
    read: (c, name) => getCookie(c, onWire(name)),
    write(c, name, token) {
      const maxAge = lifetimes[name];
      setCookie(c, onWire(name), token, maxAge === undefined ? attributes : { ...attributes, maxAge });
    },
    clear: (c, name) => setCookie(c, onWire(name), '', { ...attributes, maxAge: 0 }),
  };
}
