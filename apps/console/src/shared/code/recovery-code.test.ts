import { expect, test } from 'vitest';
import { entryAfter, entryOfText, submitsItself } from './code-entry.ts';
import { recoveryCode } from './recovery-code.ts';

const CODE = '6ZJ0H8K2Q4W7X9Y1';

test.each([
  ['6ZJ0-H8K2-Q4W7-X9Y1', 'as it is shown'],
  ['6zj0h8k2q4w7x9y1', 'in small letters, without hyphens'],
  [' 6zj0 h8k2 q4w7 x9y1 ', 'with blanks'],
  ['6ZJO-H8K2-Q4W7-X9YI', 'with the letters that look like its digits'],
  ['6zjo h8k2 q4w7 x9yl', 'with others that do'],
  ['６ＺＪ０－Ｈ８Ｋ２－Ｑ４Ｗ７－Ｘ９Ｙ１', 'in full width'],
  ['One of them is 6ZJ0-H8K2-Q4W7-X9Y1, I think', 'in a sentence'],
])('%j: the code %s', (text) => {
  expect(recoveryCode.find(text)).toBe(CODE);
  expect(entryOfText(text, '', recoveryCode)).toEqual({ typed: CODE, complaint: null });
});

test.each([
  ['6ZJ0-H8K2-Q4W7-X9Y1\n3T5N-1B8M-0C6V-2RKE', 'two'],
  ['6ZJU-H8K2-Q4W7-X9Y1', 'with a letter that no code has'],
  ['this will take ages', 'words'],
])('%j: none, %s', (text) => {
  expect(recoveryCode.find(text)).toBeNull();
});

/** Each key as a field with hyphens has it: at the end of what it shows. */
function typeKeys(keys: string): string[] {
  let typed = '';
  const sent: string[] = [];
  for (const key of keys) {
    const entry = entryAfter(recoveryCode.show(typed) + key, typed, recoveryCode);
    if (submitsItself(entry, typed, recoveryCode)) sent.push(entry.typed);
    ({ typed } = entry);
  }
  return [typed, ...sent];
}

test.each(['6ZJ0H8K2Q4W7X9Y1', '6zj0-h8k2-q4w7-x9y1', '6zjo h8k2 q4w7 x9yi', '6zju0-h8k2!-q4w7-x9y1'])(
  '%s, key by key, is sent once, by its last character',
  (keys) => {
    expect(typeKeys(keys)).toEqual([CODE, CODE]);
  },
);

test('a character that is put in or taken out in the middle leaves the others where they are', () => {
  expect(entryAfter('6ZJH8-K2Q4-W7X9-Y1', '6ZJH8K2Q4W7X9Y1', recoveryCode).typed).toBe('6ZJH8K2Q4W7X9Y1');
  expect(entryAfter('6ZJ0H-8K2Q-4W7X-9Y1', '6ZJH8K2Q4W7X9Y1', recoveryCode)).toEqual({ typed: CODE, complaint: null });
  expect(entryAfter('6ZJ0-H8K2-Q4W7-X9Y12', CODE, recoveryCode)).toEqual({ typed: `${CODE}2`, complaint: 'tooLong' });
});
