import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizedPassword, passwordFlaw } from './password.ts';

const context = {
  email: 'alice@example.com',
  platformName: 'Mini Program Platform',
  commonPasswords: new Set(['password', 'correcthorsebatterystaple', 'qwerty123qwerty123']),
};
const flawOf = (password: string) => passwordFlaw(password, context);

/** "0 1 2 3 4 …": as long as wanted, and repeats nothing. */
const counting = (length: number) => [...Array(length).keys()].join(' ').slice(0, length);
/** Characters outside the basic plane: two UTF-16 units each. */
const rare = (length: number) => String.fromCodePoint(...Array.from({ length }, (_, index) => 0x20000 + index));

describe('SEC-02 length is counted in characters', () => {
  test.each([
    [0, 'too-short'],
    [14, 'too-short'],
    [15, null],
    [64, null],
    [256, null],
    [257, 'too-long'],
  ])('%i', (length, flaw) => {
    expect(flawOf(counting(length))).toBe(flaw);
    expect(flawOf(rare(length))).toBe(flaw);
  });

  test('after normalisation: an accent typed apart is no character of its own', () => {
    expect(flawOf('e\u0301a\u0301o\u0301u\u0301i\u0301 zdfghjkl')).toBe('too-short');
  });
});

describe('one form, whatever the keyboard', () => {
  test.each([
    ['composed and decomposed', 'r\u00e9sum\u00e9', 're\u0301sume\u0301'],
    ['full-width', 'Ｐａｓｓ １２３', 'Pass 123'],
    ['a ligature', 'ﬁne', 'fine'],
    ['a non-breaking space', 'no\u00a0break', 'no break'],
  ])('%s', (_, one, other) => {
    expect(normalizedPassword(one)).toBe(normalizedPassword(other));
  });

  test.each([
    ['case', 'Correct Horse', 'correct horse'],
    ['a space at the end', 'correct horse ', 'correct horse'],
    ['character 200 of 256', counting(256), `${counting(199)}X${counting(256).slice(200)}`],
    ['the last of 256', rare(256), rare(255)],
  ])('but %s matters', (_, one, other) => {
    expect(normalizedPassword(one)).not.toBe(normalizedPassword(other));
  });

  test('the flaw is that of the form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        expect(flawOf(typed.normalize('NFD'))).toBe(flawOf(typed.normalize('NFC')));
      }),
    );
  });
});

describe('SEC-02 what is tried first is refused', () => {
  test.each([
    ['a common password', 'correcthorsebatterystaple', 'common'],
    ['in capitals', 'CorrectHorseBatteryStaple', 'common'],
    ['in full-width letters', 'ｃｏｒｒｅｃｔｈｏｒｓｅｂａｔｔｅｒｙｓｔａｐｌｅ', 'common'],
    ['a common one twice', 'passwordpassword', 'common'],
    ['a common one thrice, in capitals', 'Password'.repeat(3), 'common'],
    ['a common one that repeats itself', 'qwerty123qwerty123', 'common'],
    ['one letter', 'a'.repeat(20), 'guessable'],
    ['two letters over and over', 'abababababababab', 'guessable'],
    ['seven letters over and over', 'zxcvbnmzxcvbnmzxcvbnm', 'guessable'],
    ['two letters over and over, cut short', 'abababababababa', 'guessable'],
    ['a common one, twice but for the end', 'passwordpasswor', 'common'],
    ["their own name and the platform's", 'alicealicemini program platform', 'guessable'],
    ['four emoji over and over', '🔐🎈🍀🌵'.repeat(4), 'guessable'],
    ['their own address', 'alice@example.com', 'guessable'],
    ['their own address and seven characters', 'Alice@Example.com+2026!?', 'guessable'],
    ['their own name over and over', 'alice-alice-alice!', 'guessable'],
    ["the platform's name", 'Mini Program Platform', 'guessable'],
    ["the platform's name in one word", 'MiniProgramPlatform1234567', 'guessable'],
  ])('%s', (_, password, flaw) => {
    expect(flawOf(password)).toBe(flaw);
  });
});

describe('what is long and their own is accepted', () => {
  test.each([
    ['a passphrase', 'seven otters juggle warm pebbles'],
    ['lower case only', 'nodigitsandnocapitals'],
    ['spaces around it', '  a quiet evening  '],
    ['another script', '我的小程序平台密码是夏天的雨声啊'],
    ['a common password in a sentence', 'my password is a river'],
    ['eight letters over and over', 'qjxkvbwzqjxkvbwz'],
    ['their address and eight characters more', 'alice@example.com otters!'],
    ["the platform's name in a sentence", 'the mini program platform of our town'],
  ])('%s', (_, password) => {
    expect(flawOf(password)).toBeNull();
  });

  test('a name of one letter is no hint', () => {
    expect(passwordFlaw('a bananarama aa', { ...context, email: 'a@example.com' })).toBeNull();
  });
});
