import fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { keyUriOf, textKeyOf } from './key-uri.ts';
import { matchTimeStep, timeStepAt } from './time-based-code.ts';

const secret = Buffer.from('12345678901234567890');
const textKey = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** RFC 4648 §6 read backwards: five bits a letter, and less than a byte left over. */
function bytesOfBase32(text: string): number[] {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return (bits.join('').match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

/** What a standard URL parser finds in a key URI. */
function readByUrl(uri: string) {
  const { protocol, host, pathname, searchParams } = new URL(uri);
  const [issuerPrefix, account] = pathname.slice(1).split(':').map(decodeURIComponent);
  return { kind: `${protocol}//${host}`, issuerPrefix, account, parameters: Object.fromEntries(searchParams) };
}

const awkward = [
  ['a colon', 'a:b'],
  ['an ampersand', 'a&b'],
  ['a question mark', 'a?b'],
  ['a hash', 'a#b'],
  ['a percent sign', '100%25'],
  ['a plus', 'a+b'],
  ['spaces', ' a b '],
  ['slashes', '../a\\b'],
  ['emoji', '👩‍💻🔐'],
  ['Chinese', '小程序平台'],
  ['right-to-left text', 'منصة'],
] as const;

describe('the text key', () => {
  // RFC 4648 §10, without the padding.
  test.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
    ['12345678901234567890', textKey],
  ])('of "%s" is %s', (text, base32) => {
    expect(textKeyOf(Buffer.from(text))).toBe(base32);
  });

  test('decodes to the secret, whatever that is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
        expect(bytesOfBase32(textKeyOf(bytes))).toEqual([...bytes]);
      }),
    );
  });
});

describe('SEC-26 the key URI', () => {
  test('has the form that authenticator apps read', () => {
    expect(keyUriOf({ secret, issuer: 'Mini Program Platform', account: 'demo@example.com' })).toBe(
      'otpauth://totp/Mini%20Program%20Platform:demo%40example.com' +
        `?issuer=Mini%20Program%20Platform&secret=${textKey}&algorithm=SHA1&digits=6&period=30`,
    );
  });

  test('gives an app the secret and parameters that make an accepted code', () => {
    const app = URI.parse(keyUriOf({ secret, issuer: 'Mini Program Platform', account: 'demo@example.com' }));
    const now = new Date('2033-05-18T03:33:20Z');
    expect(matchTimeStep(secret, app.generate({ timestamp: now.getTime() }), now, -1)).toBe(timeStepAt(now));
  });

  const everyPart = (issuer: string, account: string) => ({
    kind: 'otpauth://totp',
    issuerPrefix: issuer,
    account,
    parameters: { issuer, secret: textKey, algorithm: 'SHA1', digits: '6', period: '30' },
  });

  test.each(awkward)('keeps %s in issuer and account apart from its own punctuation', (_, text) => {
    expect(readByUrl(keyUriOf({ secret, issuer: text, account: text }))).toEqual(everyPart(text, text));
  });

  test('keeps any issuer and any account', () => {
    const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
    const anyText = fc.string({ unit: anyCharacter.filter((character) => character.isWellFormed()), minLength: 1 });
    fc.assert(
      fc.property(anyText, anyText, (issuer, account) => {
        expect(readByUrl(keyUriOf({ secret, issuer, account }))).toEqual(everyPart(issuer, account));
      }),
    );
  });

  test.each(awkward)('reads the same to an app, with %s in it', (_, text) => {
    // The key URI format allows an app to split at the first colon, encoded or not, so an issuer should have none.
    const issuer = text.replaceAll(':', '');
    expect(URI.parse(keyUriOf({ secret, issuer, account: text }))).toMatchObject({
      issuer,
      label: text,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      secret: { base32: textKey },
    });
  });
});
