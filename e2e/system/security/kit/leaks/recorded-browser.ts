import type { Answer } from '../../../../kit/exchange.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Secrets } from './secrets.ts';

/** Where a secret key may be told: in the answers to whoever is about to scan it. */
const TELLS_KEY = new Set(['POST /api/two-factor/activation 201', 'GET /api/two-factor/activation 200']);

export interface Recording {
  /** What was asked and answered, without what belongs there: the new cookies, and the key for whoever scans it. */
  readonly lines: string[];
  record(browser: Browser): Browser;
}

/** Takes down all that is said, and learns the secrets in it where they may be. */
export function recording(secrets: Secrets): Recording {
  const lines: string[] = [];

  function takeDown(method: string, path: string, { body, headers, status }: Answer) {
    const { 'set-cookie': cookies = [], ...others } = headers;
    const withoutValues = cookies.map((cookie) => {
      const [, name = '', value = '', attributes] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
      if (value !== '') secrets.add(`a token of the cookie ${name}`, value);
      if (value !== '') secrets.add(`the bytes of a token of the cookie ${name}`, Buffer.from(value, 'base64url'));
      return `${name}=${attributes}`;
    });
    const said = TELLS_KEY.has(`${method} ${path} ${status}`) ? withoutKey(body) : body;
    lines.push([method, path, status, JSON.stringify(others), ...withoutValues, JSON.stringify(said)].join('\n'));
  }

  function withoutKey(body: unknown): object {
    const { keyUri, textKey, ...rest } = body as { keyUri: string; textKey: string };
    secrets.add('a key URI', keyUri);
    secrets.add('a text key', textKey);
    return rest;
  }

  const record = (browser: Browser): Browser => {
    const taken = async (method: string, path: string, answer: Promise<Answer>) => {
      takeDown(method, path, await answer);
      return answer;
    };
    return {
      cookies: browser.cookies,
      get: (path, headers) => taken('GET', path, browser.get(path, headers)),
      post: (path, body) => taken('POST', path, browser.post(path, body)),
      delete: (path) => taken('DELETE', path, browser.delete(path)),
      at: (place) => record(browser.at(place)),
      copyAt: (place) => record(browser.copyAt(place)),
    };
  };
  return { lines, record };
}
