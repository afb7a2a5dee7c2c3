import { expect, test } from 'vitest';
import { createCodeRules, sixDigits } from './code-shape.ts';

const mail = (platform: string, address: string) => `${platform}

Sign in to ${platform}

Verification code:

    123456

It works once, until 12:30, for the sign-in that asked for it.

When: 24 November 2026, 04:07 (UTC)
Network address: ${address}
`;

test.each([
  ['123456', 'alone'],
  ['123 456', 'with a blank'],
  ['123-456', 'with a hyphen'],
  ['123.456', 'with a dot'],
  ['\u00a0123\u2013456\n', 'with what mail programs write for them'],
  ['12 34 56', 'in pairs, as dictated'],
  ['1 2 3 4 5 6', 'singly, as dictated'],
  ['１２３４５６', 'full-width'],
  ['Your code is 123456.', 'in a sentence'],
  ['验证码123456，请勿告诉他人', 'in a Chinese sentence'],
  ['(123456)', 'in brackets'],
  ['2FA: 123456', 'after a word with a digit'],
  ['Valid for 10 minutes: 123456', 'after another number'],
  ['123456 is your code, again: 123456', 'twice'],
  [mail('Studio 54', '100.200.30.40'), 'in our whole mail'],
  [mail('Studio 54', '10.20.3.4'), 'in our whole mail, beside an address of six digits'],
  [mail('Studio 54', '2001:db8:123456::1'), 'in our whole mail, beside an address of IPv6'],
  [mail('平台 2026', '10.1.1.100').replace(/24 November/, '24.11.26, 24-11-26, 11/24/26,'), 'beside dates'],
])('%j: the code %s', (text) => {
  expect(sixDigits.find(text)).toBe('123456');
});

test.each([
  ['', 'nothing'],
  ['abc', 'no digits'],
  ['12345', 'too few'],
  ['1234567', 'too many'],
  ['2FA: 12345', 'six digits, not together'],
  ['10 minutes: 1234', 'six digits, not together'],
  ['123456 or 654321', 'two codes'],
  ['123456, 654321', 'two codes'],
  ['1234 123456', 'a longer number in groups'],
  ['+1 415 555 2671', 'a telephone number'],
  ['10.20.3.4', 'a network address'],
  ['24.11.26', 'a date'],
  ['24-11-26', 'a date'],
  ['1,123,456', 'an amount'],
  ['123456.78', 'an amount'],
  ['a123456', 'a part of a word'],
  ['123456th', 'a part of a word'],
  ['123\n456', 'two lines'],
  ['٠١٢٣٤٥', 'digits that no code of ours has'],
])('%j: none, %s', (text) => {
  expect(sixDigits.find(text)).toBeNull();
});

test.each([
  ['12345678', '12345678'],
  ['1234 5678', '12345678'],
  ['Your code is 12 34 56 78.', '12345678'],
  ['123456', null],
  ['123456789', null],
])('eight digits in %j: %s', (text, code) => {
  expect(createCodeRules({ groups: 2, length: 8, characters: 'digits' }).find(text)).toBe(code);
});

const tenLetters = createCodeRules({ groups: 2, length: 10, characters: 'letters-and-digits' });

test.each([
  ['k7m2p-9xq4r', 'K7M2P9XQ4R'],
  ['Ｋ７Ｍ２Ｐ９ＸＱ４Ｒ', 'K7M2P9XQ4R'],
  ['One of them: K7M2P-9XQ4R, once', 'K7M2P9XQ4R'],
  ['K7M2P 9XQ4R', 'K7M2P9XQ4R'],
  ['k7 m2p-9x q4r', 'K7M2P9XQ4R'],
  ['hello world', null],
  ['K7M2U-9XQ4R', null],
  ['K7M2P-9XQ4R K7M2P-9XQ4S', null],
])('ten letters and digits in %j: %s', (text, code) => {
  expect(tenLetters.find(text)).toBe(code);
});

test('each shape knows a part of its code from other text', () => {
  expect([sixDigits.isPartial('12-'), sixDigits.isPartial('1a')]).toEqual([true, false]);
  expect([tenLetters.isPartial('k7m2p-'), tenLetters.isPartial('k7m!')]).toEqual([true, false]);
  expect([sixDigits.clean(' 12-3'), tenLetters.clean('k7m2p-9')]).toEqual(['123', 'K7M2P9']);
});

test('a row of digits is shown as it is typed, letters in their groups', () => {
  expect(sixDigits.show('1234')).toBe('1234');
  expect(['', 'K7M2', 'K7M2P', 'K7M2P9', 'K7M2P9XQ4R'].map(tenLetters.show)).toEqual([
    '',
    'K7M2',
    'K7M2P',
    'K7M2P-9',
    'K7M2P-9XQ4R',
  ]);
});
