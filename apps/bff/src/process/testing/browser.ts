import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { request as requestByTls } from 'node:https';
import { text } from 'node:stream/consumers';
import { type CookieJar, cookieHeaderOf, keepIn } from '../../testing/cookie-jar.ts';
import { setCookiesFrom } from '../../testing/set-cookie.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Parsed where it is JSON. */
  body: unknown;
}

export interface Place {
  port: number;
  consoleOrigin: string;
  /** Where TLS stands in front of it. */
  tls?: Tls;
}

export interface Tls {
  /** Whom to believe, and the name that is asked for. */
  ca: string;
  servername: string;
  /** From which address of this machine. */
  localAddress: string;
}

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
 * What a browser is to the API: it keeps cookies and names the console as the origin of what it sends. `address` is where
 * a proxy that the server trusts says it sits.
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

interface Exchange {
  port: number;
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body?: string | undefined;
  tls?: Tls | undefined;
}

/** On a connection of its own, so that none from before a restart is used again. */
export function exchange({ body, tls, ...options }: Exchange): Promise<Answer> {
  const send = tls ? requestByTls : request;
  const headers = { ...(tls && { Host: tls.servername }), ...options.headers };
  return new Promise((resolve, reject) => {
    const sent = send({ host: '127.0.0.1', agent: false, ...options, ...tls, headers }, async (response) => {
      const { headers, statusCode = 0 } = response;
      const content = await text(response).catch(reject);
      resolve({ status: statusCode, headers, body: parsed(content ?? '') });
    });
    sent.on('error', reject).end(body);
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
