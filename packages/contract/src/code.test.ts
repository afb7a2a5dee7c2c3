import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { recoveryCode, sixDigitCode } from './code.ts';

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

describe('SEC-46 a recovery code is taken as people type it from paper', () => {
  test.each([
    ['0123456789ABCDEF'],
    ['0123-4567-89AB-CDEF'],
    [' 0123 4567 89ab cdef\n'],
    ['oil3-4567-89ab-cdef', '0113456789ABCDEF'],
    ['O123 4567-89ABCDEF'],
    ['0-1-2-3-4-5-6-7-8-9-A-B-C-D-E-F'],
  ])('%j', (typed, code = '0123456789ABCDEF') => {
    expect(v.parse(recoveryCode, typed)).toBe(code);
  });

  test.each([
    [''],
    ['0123456789ABCDE'],
    ['0123456789ABCDEF0'],
    // Crockford leaves the U out.
    ['U123456789ABCDEF'],
    ['０123456789ABCDEF'],
    ['0123456789ABCDEF\0'],
    ['0123456789ABCDEF'.padEnd(65)],
    ['0123_4567_89AB_CDEF'],
    [1_234_567_890_123_456],
    [['0123456789ABCDEF']],
    [null],
    [undefined],
  ])('not %j', (code) => {
    expect(v.is(recoveryCode, code)).toBe(false);
  });
});
