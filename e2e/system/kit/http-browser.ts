import type { OutgoingHttpHeaders } from 'node:http';
import { type CookieJar, cookieHeaderOf, keepIn } from '@countersign/bff/testing/cookie-jar';
import { setCookiesFrom } from '@countersign/bff/testing/set-cookie';
import { type Answer, exchange, type Place } from '../../kit/exchange.ts';

export interface Browser {
  readonly cookies: CookieJar;
  get(path: string, headers?: OutgoingHttpHeaders): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** The same cookies at another replica. */
  at(place: Place): Browser;
  /** Another browser that starts with the same cookies. */
  copyAt(place: Place): Browser;
}

/**
 * An HTTP client with a cookie jar that sends the console's origin, as a browser does. `address` is the client address in
 * the proxy's X-Forwarded-For.
 */
export function openBrowser(
  { port, consoleOrigin, tls }: Place,
  cookies: CookieJar = new Map(),
  { address }: { address?: string | undefined } = {},
): Browser {
  async function send(method: string, path: string, headers: OutgoingHttpHeaders, body?: object): Promise<Answer> {
    const sent = {
      ...(method !== 'GET' && { Origin: consoleOrigin, 'Sec-Fetch-Site': 'same-origin' }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(address !== undefined && { 'X-Forwarded-For': address }),
      ...cookieHeaderOf(cookies),
      ...headers,
    };
    const answer = await exchange({ port, tls, method, path, headers: sent, body: body && JSON.stringify(body) });
    keepIn(cookies, setCookiesFrom(answer.headers['set-cookie'] ?? []));
    return answer;
  }
  return {
    cookies,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, body) => send('POST', path, {}, body),
    delete: (path) => send('DELETE', path, {}),
    at: (place) => openBrowser(place, cookies, { address }),
    copyAt: (place) => openBrowser(place, new Map(cookies), { address }),
  };
}
