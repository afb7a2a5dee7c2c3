import { expect, test } from 'vitest';
import { digitsIn } from './code-digits.ts';

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['\u00a0123\u2013456\n', '123456'],
  ['１２３４５６', '123456'],
  ['Your code is 123456.', '123456'],
  ['12a3', '123'],
  ['1234567', '123456'],
  ['', ''],
  ['abc', ''],
])('%j holds the digits %j', (typed, digits) => {
  expect(digitsIn(typed)).toBe(digits);
});
