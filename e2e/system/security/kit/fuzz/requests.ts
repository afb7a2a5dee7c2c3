import { factors, languages } from '@countersign/contract';
import { endpoints } from '@countersign/contract/endpoints';
import fc from 'fast-check';
import { spellings } from '../spellings.ts';
import { wireNames } from '../two-replicas.ts';

/** Cookies and bodies that carry no authority, but nearly do. */
export interface Known {
  consoleOrigin: string;
  /** Of sessions, challenges and browsers that are live. */
  tokens: readonly string[];
  emails: readonly string[];
}

export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

const methods = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'QUERY'];
const cookieNames = [...Object.values(wireNames), 'sid', '__Host-sid', '__Host-chal', '__Host-dev', 'Sid', 'other'];
const paths = endpoints.map(({ path }) => path as string);

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const latin1 = fc.string({
  unit: fc.integer({ min: 0xa1, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});

const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...paths) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom(...Object.values(spellings)))
      .map(([known, spell]) => spell(known)),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...paths), printable).map(([known, more]) => `${known}?${more}`) },
  { weight: 1, arbitrary: printable.map((text) => `/${text}`) },
);

const sixDigits = fc.stringMatching(/^[0-9]{6}$/);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), sixDigits, fc.string(), fc.integer(), latin1);
/** Bytes as passkeys have them, of any length up to beyond the longest that is taken. */
const encoded = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.integer({ min: 1, max: 9_000 }).map((length) => 'A'.repeat(length)),
  anything,
);
/** Nearly what an authenticator answers: fields left out, of another type, or of bytes that mean nothing. */
const credentials = fc.oneof(
  anything,
  fc.record(
    {
      id: encoded,
      rawId: encoded,
      type: fc.oneof(fc.constant('public-key'), anything),
      response: fc.oneof(
        anything,
        fc.record(
          {
            clientDataJSON: encoded,
            authenticatorData: encoded,
            signature: encoded,
            userHandle: encoded,
            attestationObject: encoded,
            transports: fc.oneof(fc.array(fc.string(), { maxLength: 12 }), anything),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
);
const shaped = fc.record(
  {
    code: fc.oneof(sixDigits, anything),
    factor: fc.oneof(fc.constantFrom(...factors), anything),
    email: fc.oneof(fc.emailAddress(), anything),
    language: fc.oneof(fc.constantFrom(...languages), anything),
    password: anything,
    __proto__: anything,
    credential: credentials,
    name: fc.oneof(fc.string(), anything),
    isAccepted: fc.oneof(fc.boolean(), anything),
    accountId: anything,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 4, arbitrary: shaped.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: sixDigits.map((code) => JSON.stringify({ code })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...factors), sixDigits)
      .map(([factor, code]) => JSON.stringify({ factor, code })),
  },
  { weight: 1, arbitrary: fc.constant('{}') },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((depth) => '['.repeat(depth)) },
);

const header = fc.oneof(
  fc.constantFrom(
    ['Content-Type', 'application/json'],
    ['Content-Type', 'application/json;charset=utf-7'],
    ['Content-Type', 'multipart/form-data; boundary='],
    ['Accept-Encoding', 'br;q=x, gzip;q=99999, *;q=-1'],
    ['Range', 'bytes=0-,-1,5-2'],
    ['If-None-Match', '*'],
    ['X-Http-Method-Override', 'DELETE'],
    ['X-Original-Url', '/api/session'],
    ['X-Rewrite-Url', '/api/session'],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Proto', 'https'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['User-Agent', 'x'.repeat(4_000)],
  ),
  fc.tuple(
    fc.constantFrom('X-Forwarded-For', 'User-Agent', 'Accept', 'Referer', 'Accept-Language', 'Authorization'),
    fc.oneof(printable, latin1),
  ),
) as fc.Arbitrary<[string, string]>;

/** A live token with a letter changed, cut off or of the other case, under whichever name. */
const spoiled = (tokens: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...tokens), fc.nat(42), fc.constantFrom('A', 'z', '0', '', '%00', '='))
    .map(([token, at, letter]) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      return changed === token ? `${token}A` : changed;
    });

/** Requests by somebody without authority: with no live cookie, or with one and from elsewhere. */
export function requestsOf({ consoleOrigin, emails, tokens }: Known): fc.Arbitrary<FuzzRequest> {
  const cookies = fc.array(fc.tuple(fc.constantFrom(...cookieNames), fc.oneof(spoiled(tokens), printable)), {
    maxLength: 4,
  });
  const stranger = fc.record({
    origin: fc.constantFrom(consoleOrigin, consoleOrigin, consoleOrigin, consoleOrigin, null),
    cookies,
  });
  const forger = fc.record({
    origin: fc.constantFrom(
      'https://evil.example',
      'null',
      null,
      `${consoleOrigin}.evil.example`,
      consoleOrigin.toUpperCase(),
    ),
    cookies: fc.array(fc.tuple(fc.constantFrom(...cookieNames), fc.constantFrom(...tokens)), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  const wrongPassword = fc
    .tuple(fc.constantFrom(...emails), fc.string({ minLength: 1, maxLength: 60 }))
    .map(([email, password]) => ({
      method: 'POST',
      path: '/api/sign-in',
      headers: { Origin: consoleOrigin, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: `${password} is wrong` }),
    }));
  const any = fc
    .record({
      method: fc.constantFrom(...methods, 'GET', 'POST', 'POST', 'POST', 'DELETE'),
      path,
      body,
      isJson: fc.constantFrom(true, true, true, false),
      who: fc.oneof({ weight: 3, arbitrary: stranger }, { weight: 1, arbitrary: forger }),
      headers: fc.array(header, { maxLength: 4 }),
    })
    .map(({ body: text, headers, isJson, method, path: target, who }) => ({
      method,
      path: target,
      headers: {
        ...(isJson && { 'Content-Type': 'application/json' }),
        ...Object.fromEntries(headers),
        ...(who.origin !== null && { Origin: who.origin }),
        ...(who.cookies.length > 0 && { Cookie: who.cookies.map((pair) => pair.join('=')).join('; ') }),
      },
      body: method === 'GET' || method === 'HEAD' || method === 'TRACE' ? null : text,
    }));
  return fc.oneof({ weight: 99, arbitrary: any }, { weight: 1, arbitrary: wrongPassword });
}

/** Texts that are hardly HTTP any more: a request with bytes put in, taken out or doubled. */
export const texts = (known: Known): fc.Arbitrary<string> =>
  fc
    .tuple(
      requestsOf(known),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(5),
          fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 6 }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([{ body: text, headers, method, path: target }, edits]) => {
      const lines = [
        `${method} ${target} HTTP/1.1`,
        'Host: localhost',
        ...Object.entries(headers).map((pair) => pair.join(': ')),
      ];
      const sound = `${lines.join('\r\n')}\r\nContent-Length: ${text?.length ?? 0}\r\n\r\n${text ?? ''}`;
      return edits.reduce((edited, [at, cut, put]) => {
        const place = at % (edited.length + 1);
        return edited.slice(0, place) + put + edited.slice(place + cut);
      }, sound);
    });
