import { expect, test } from 'vitest';
import { requestedFrom } from '../testing/people.ts';
import { addressed } from './addressed.ts';

const email = 'ann@example.com';

test('a mail is in the language that the account has chosen', () => {
  expect(addressed({ email, language: 'zh-CN' }, requestedFrom)).toEqual({
    to: email,
    language: 'zh-CN',
    requestedFrom,
  });
});

test('where it has chosen none, in that of the browser which causes the mail', () => {
  const chinese = { ...requestedFrom, language: 'zh-CN' } as const;
  expect(addressed({ email, language: null }, chinese)).toMatchObject({ language: 'zh-CN' });
});
