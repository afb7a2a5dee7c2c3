import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sixDigitCode, tidyCode } from './code.ts';

describe('what people type or paste, made fit to send', () => {
  test.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    [' 123456\n', '123456'],
    ['1 2 3 4 5 6', '123456'],
    ['123-456', '123456'],
    ['123\u00a0456', '123456'],
    ['123\u2013456', '123456'],
    ['000000', '000000'],
    ['', ''],
    ['12345x', '12345x'],
    ['+123456', '+123456'],
  ])('%j is %j', (typed, code) => {
    expect(tidyCode(typed)).toBe(code);
  });
});

describe('SEC-20 the server takes six ASCII digits in a text and nothing else', () => {
  test.each(['000000', '123456', '999999'])('%s', (code) => {
    expect(v.is(sixDigitCode, code)).toBe(true);
  });

  test.each([
    [123456],
    [['123456']],
    ['12345'],
    ['1234567'],
    [' 123456'],
    ['123456\n'],
    ['１２３４５６'],
    ['٠١٢٣٤٥'],
    ['1e0005'],
    ['-12345'],
    [null],
    [undefined],
    [{}],
  ])('not %j', (code) => {
    expect(v.is(sixDigitCode, code)).toBe(false);
  });
});
