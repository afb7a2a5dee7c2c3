import type { createApp } from '../http/app.ts';
import { type CookieJar, cookieHeaderOf, keepIn } from './cookie-jar.ts';
import { assertKeepsContract } from './keeps-contract.ts';
import { type SetCookie, setCookiesFrom } from './set-cookie.ts';

export type App = ReturnType<typeof createApp>;

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, text where it is not, null where there is none. */
  body: unknown;
  cookies: SetCookie[];
}

type RequestHeaders = Record<string, string>;

export interface Browser {
  cookies: CookieJar;
  get(path: string, headers?: RequestHeaders): Promise<Answer>;
  post(path: string, body?: unknown, headers?: RequestHeaders): Promise<Answer>;
  delete(path: string, headers?: RequestHeaders): Promise<Answer>;
  send(request: { method: string; path: string; body?: string; headers?: RequestHeaders }): Promise<Answer>;
  /** The same browser, served by another replica. */
  through(app: App): Browser;
  /** Another browser that starts with the same cookies, and with the same replica if none is named. */
  copy(app?: App): Browser;
}

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const CLIENT_ADDRESS = '203.0.113.7';

/** What the Node server would tell the app about the connection. */
export const connection = {
  incoming: { socket: { remoteAddress: CLIENT_ADDRESS, remoteFamily: 'IPv4', remotePort: 50_000 } },
};

/** A cookie jar that speaks JSON from the console's origin, as the console does. */
export function browserOf(app: App, origin: string, cookies: CookieJar = new Map()): Browser {
  const send: Browser['send'] = async ({ method, path, body, headers = {} }) => {
    const response = await app.request(
      path,
      {
        method,
        headers: {
          Origin: origin,
          'Sec-Fetch-Site': 'same-origin',
          'User-Agent': USER_AGENT,
          ...cookieHeaderOf(cookies),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      },
      connection,
    );
    const answer = await answerOf(response);
    const [address = ''] = path.split('?', 1);
    if (address.startsWith('/api/') && method !== 'HEAD') assertKeepsContract({ method, path: address }, answer);
    keepIn(cookies, answer.cookies);
    return answer;
  };
  return {
    cookies,
    send,
    get: (path, headers = {}) => send({ method: 'GET', path, headers }),
    post: (path, body = {}, headers = {}) => send({ method: 'POST', path, body: JSON.stringify(body), headers }),
    delete: (path, headers = {}) => send({ method: 'DELETE', path, headers }),
    through: (replica) => browserOf(replica, origin, cookies),
    copy: (replica = app) => browserOf(replica, origin, new Map(cookies)),
  };
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json$/.test(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : isJson ? JSON.parse(text) : text,
    cookies: setCookiesFrom(response.headers.getSetCookie()),
  };
}
