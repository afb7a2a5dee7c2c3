import { browserLimits, challengeLimits, resetLimits, type Seconds } from '@countersign/two-factor';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

type CookieName = 'session' | 'challenge' | 'browser' | 'reset';

/** The session cookie lives as long as the browser; the server decides how long the session does. */
const lifetimes: Record<CookieName, Seconds | undefined> = {
  session: undefined,
  challenge: challengeLimits.timeToLive,
  browser: browserLimits.timeToLive,
  reset: resetLimits.timeToLive,
};

const plainNames = { session: 'sid', challenge: 'chal', browser: 'dev', reset: 'reset' } as const;

/** At most so many of one name are read, since each may cost a statement. */
const MAX_OF_ONE_NAME = 4;

export interface Cookies {
  /** As they go over the wire. */
  names: Readonly<Record<CookieName, string>>;
  read(c: Context, name: CookieName): string | undefined;
  /** More than one if somebody has planted a cookie of the same name. */
  readAll(c: Context, name: CookieName): string[];
  write(c: Context, name: CookieName, token: string): void;
  /** Of a session that begins or goes on under a new token, with its browser unless the account has forgotten that. */
  writeSession(c: Context, tokens: { sessionToken: string; browserToken: string | null }): void;
  clear(c: Context, name: CookieName): void;
}

/**
 * Our four cookies (SEC-62). On a plain-http origin, which only development has, they lose `Secure` and with it the
 * `__Host-` prefix, so that every browser takes them on localhost. All ports of a host share one cookie jar, so the
 * port is then part of the name.
 */
export function createCookies({ consoleOrigin, isSecure }: { consoleOrigin: string; isSecure: boolean }): Cookies {
  const prefix = isSecure ? '__Host-' : `countersign_${new URL(consoleOrigin).port || 80}_`;
  const onWire = (name: CookieName) => `${prefix}${plainNames[name]}`;
  const attributes = { httpOnly: true, path: '/', sameSite: 'Strict', secure: isSecure } as const;
  const write: Cookies['write'] = (c, name, token) => {
    const maxAge = lifetimes[name];
    setCookie(c, onWire(name), token, maxAge === undefined ? attributes : { ...attributes, maxAge });
  };
  return {
    names: {
      session: onWire('session'),
      challenge: onWire('challenge'),
      browser: onWire('browser'),
      reset: onWire('reset'),
    },
    read: (c, name) => getCookie(c, onWire(name)),
    readAll: (c, name) =>
      (c.req.header('Cookie') ?? '')
        .split(';')
        .map((pair) => pair.split('=', 2).map((part) => part.trim()))
        .flatMap(([each, value]) => (each === onWire(name) && value !== undefined ? [value] : []))
        .slice(0, MAX_OF_ONE_NAME),
    write,
    writeSession(c, { browserToken, sessionToken }) {
      write(c, 'session', sessionToken);
      if (browserToken !== null) write(c, 'browser', browserToken);
    },
    clear: (c, name) => setCookie(c, onWire(name), '', { ...attributes, maxAge: 0 }),
  };
}
