import { expect, test } from 'vitest';
import { emailComplaint } from './email-complaint.ts';

test.each([
  ['ada@example.com', null],
  ['ada+console@mail.example.com', null],
  ['王小明@例子.中国', null],
  ['', 'emailMissing'],
  ['ada', 'emailNotUsable'],
  ['ada@example', 'emailNotUsable'],
  ['ada@@example.com', 'emailNotUsable'],
  ['ada lovelace@example.com', 'emailNotUsable'],
  ['@example.com', 'emailNotUsable'],
  ['ada\u0000@example.com', 'emailNotUsable'],
  [`${'a'.repeat(242)}@example.com`, null],
  [`${'a'.repeat(243)}@example.com`, 'emailTooLong'],
])('%j is met with %j', (email, complaint) => {
  expect(emailComplaint(email)).toBe(complaint);
});

test.each(['王小明＠例子.中国', '王小明@例子。中国', 'ada@example．com'])(
  '%s, as a Chinese input method writes it',
  (email) => {
    expect(emailComplaint(email)).toBeNull();
  },
);
