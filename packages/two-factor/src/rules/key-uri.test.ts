import fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { keyUriOf, readKeyUri, textKeyOf } from './key-uri.ts';
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

describe('the key URI of another system', () => {
  const read = (uri: string) => {
    const reading = readKeyUri(uri);
    return reading.kind === 'read' ? Buffer.from(reading.secret) : reading.flaw;
  };
  const uri = (parameters = '', key = textKey) => `otpauth://totp/Old:ann@example.com?secret=${key}${parameters}`;

  test.each([
    ['with nothing but the secret', uri()],
    ['with all that is usual', uri('&issuer=Old&algorithm=SHA1&digits=6&period=30')],
    ['in capitals', uri().replace('otpauth://totp', 'OTPAUTH://TOTP')],
    ['with a secret in small letters', uri('', textKey.toLowerCase())],
    ['with a secret in groups', uri('', 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'.replaceAll(' ', '%20'))],
    ['with a padded secret', uri('', `${textKey}====`)],
    ['with the algorithm as Java names it', uri('&algorithm=HmacSHA1')],
    ['with parameters of its own', uri('&image=https://example.com/logo.png')],
    ['without a label', `otpauth://totp/?secret=${textKey}`],
  ])('is read: %s', (_, text) => {
    expect(read(text)).toEqual(secret);
  });

  test.each([
    ['no URI', textKey, 'not-a-key-uri'],
    ['another scheme', uri().replace('otpauth', 'https'), 'not-a-key-uri'],
    ['another type', uri().replace('totp', 'steam'), 'not-a-key-uri'],
    ['two secrets', uri(`&secret=${textKey}`), 'not-a-key-uri'],
    ['a counter', uri('&counter=1').replace('totp', 'hotp'), 'counter-based'],
    ['SHA-256', uri('&algorithm=SHA256'), 'other-algorithm'],
    ['two algorithms', uri('&algorithm=SHA1&algorithm=SHA512'), 'other-algorithm'],
    ['eight digits', uri('&digits=8'), 'other-digits'],
    ['six digits in another spelling', uri('&digits=06'), 'other-digits'],
    ['a minute', uri('&period=60'), 'other-period'],
    ['no secret', 'otpauth://totp/ann', 'no-secret'],
    ['a secret that is not base32', uri('', '0189'), 'no-secret'],
    ['nine bytes', uri('', textKeyOf(new Uint8Array(9))), 'short-secret'],
    ['129 bytes', uri('', textKeyOf(new Uint8Array(129))), 'long-secret'],
  ])('is refused: %s', (_, text, flaw) => {
    expect(read(text)).toBe(flaw);
  });

  test('from 80 bits to 128 bytes', () => {
    for (const length of [10, 128]) expect(read(uri('', textKeyOf(new Uint8Array(length))))).toHaveLength(length);
  });

  test('never throws', () => {
    const parts = fc.array(
      fc.constantFrom('otpauth://', 'totp', 'hotp', '/', '?', '&', 'secret=', textKey, 'digits=6'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          parts.map((all) => all.join('')),
        ),
        (text) => void readKeyUri(text),
      ),
    );
  });
});
