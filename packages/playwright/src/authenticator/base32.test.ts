import { expect, test } from 'vitest';
import { base32Of, bytesOfBase32 } from './base32.ts';

// RFC 4648 section 10.
test.each([
  ['', ''],
  ['MY======', 'f'],
  ['MZXQ====', 'fo'],
  ['MZXW6===', 'foo'],
  ['MZXW6YQ=', 'foob'],
  ['MZXW6YTB', 'fooba'],
  ['MZXW6YTBOI======', 'foobar'],
])('%j is %j', (text, bytes) => {
  expect(Buffer.from(bytesOfBase32(text)).toString()).toBe(bytes);
  expect(base32Of(Buffer.from(bytes))).toBe(text.replaceAll('=', ''));
});

test('groups of four, lower case and missing padding make no difference', () => {
  expect(bytesOfBase32('mzxw 6ytb oi')).toEqual(bytesOfBase32('MZXW6YTBOI======'));
});

test.each(['MZXW1', 'MZXW0', 'MZ+W', 'MZ=W'])('%j is refused', (text) => {
  expect(() => bytesOfBase32(text)).toThrow('base32');
});
