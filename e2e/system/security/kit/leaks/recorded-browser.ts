import type { Answer } from '../../../../kit/exchange.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Secrets } from './secrets.ts';

/** Where a secret key may be told: in the answers to whoever is about to scan it. */
const TELLS_KEY = new Set([
  'POST /api/two-factor/activation 201',
  'GET /api/two-factor/activation 200',
  'POST /api/two-factor/move 201',
  'GET /api/two-factor/move 200',
  'POST /api/two-factor/addition 201',
  'GET /api/two-factor/addition 200',
]);

/** Where recovery codes may be told: in the answers that make them. */
const TELLS_CODES = new Set([
  'POST /api/two-factor/activation/confirm 200',
  'POST /api/two-factor/activation/passkey 200',
  'POST /api/two-factor/recovery-codes 201',
]);

/** Where a token may be told that stands in for a mailed link: to whoever has typed the code beside it. */
const TELLS_TOKEN = new Set(['POST /api/password-reset/code 200']);

/** Where what is to be signed may be told: in the answers to whoever is about to sign it. */
const ASKS = new Set([
  'POST /api/two-factor/passkeys/options 200',
  'POST /api/sign-in/challenge/passkey 200',
  'POST /api/step-up/passkey 200',
]);

export interface Recording {
  /** What was asked and answered, without what belongs there: the new cookies, the key for whoever scans it, new recovery codes. */
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
    const where = `${method} ${path} ${status}`;
    const said = TELLS_KEY.has(where)
      ? withoutKey(body)
      : TELLS_CODES.has(where)
        ? withoutCodes(body)
        : TELLS_TOKEN.has(where)
          ? withoutToken(body)
          : ASKS.has(where)
            ? withoutChallenge(body)
            : body;
    lines.push([method, path, status, JSON.stringify(others), ...withoutValues, JSON.stringify(said)].join('\n'));
  }

  function withoutKey(body: unknown): object {
    const { keyUri, textKey, ...rest } = body as { keyUri: string; textKey: string };
    secrets.add('a key URI', keyUri);
    secrets.add('a text key', textKey);
    return rest;
  }

  function withoutChallenge(body: unknown): object {
    const { challenge: _, ...rest } = (body as { options: { challenge: string } }).options;
    return rest;
  }

  function withoutToken(body: unknown): object {
    const { token, ...rest } = body as { token: string };
    secrets.add('a token that was taken for a code', token);
    return rest;
  }

  function withoutCodes(body: unknown): object {
    const { recoveryCodes, ...rest } = body as { recoveryCodes: string[] };
    for (const code of recoveryCodes) {
      secrets.add('a recovery code', code);
      secrets.add('a recovery code in groups', inGroups(code));
    }
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

/** As the console shows it and people type it. */
export const inGroups = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');
