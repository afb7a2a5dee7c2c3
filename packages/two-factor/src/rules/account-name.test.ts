import { expect, test } from 'vitest';
import { accountName, accountNameFlaw } from './account-name.ts';

test.each([
  ['spaces around it', '  Ann Example ', 'Ann Example'],
  ['an accent typed apart', 'Rene\u0301', 'Ren\u00e9'],
  ['nothing', '', null],
  ['spaces alone', ' \t ', null],
])('a name of %s', (_, typed, name) => {
  expect(accountName(typed)).toBe(name);
});

test.each([
  ['a hundred characters', '𝒜'.repeat(100), null],
  ['one more', '𝒜'.repeat(101), 'name-too-long'],
  ['two lines', 'Ann\r\nBcc: eve@example.com', 'name-of-several-lines'],
  ['what turns the text around', 'Ann\u202eeeL', 'name-of-several-lines'],
  ['half of a character', 'Ann\ud83d', 'name-of-several-lines'],
  ['an escape sequence', 'Ann\u001b[2J', 'name-of-several-lines'],
])('%s', (_, name, flaw) => {
  expect(accountNameFlaw(name)).toBe(flaw);
});
