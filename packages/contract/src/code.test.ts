import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sixDigitCode } from './code.ts';

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
