import { expect, test } from 'vitest';
import { codeInMail } from './code-in-mail.ts';

const mail = (text: string) => ({ subject: 'Your code', text });

test('the code is the line that holds nothing but six digits', () => {
  const text = 'Order 123456 of 24 November 2026\n\nVerification code:\n\n    004217\n\nAddress: 100.200.30.40';
  expect(codeInMail(mail(text))).toBe('004217');
});

test('the words around it may be of another language', () => {
  const text =
    '登录 Mini Program Platform\n\n验证码：\n\n    004217\n\n请求信息\n  时间：2026年11月24日 04:07（UTC）\n  网络地址：100.200.30.40';
  expect(codeInMail(mail(text))).toBe('004217');
});

test('a platform may be named by a number', () => {
  const text =
    'Studio 54\n\nSign in to Studio 54\n\nVerification code:\n\n    004217\n\nStudio 123456 says: 10 minutes';
  expect(codeInMail(mail(text))).toBe('004217');
});

test('line ends of mail servers do not matter', () => {
  expect(codeInMail(mail('Verification code:\r\n\r\n    004217\r\n'))).toBe('004217');
});

test.each([
  ['no digits', 'Hello', 'holds 0 lines'],
  ['digits in a sentence', 'Your code is 123456.', 'holds 0 lines'],
  ['seven digits', '1234567', 'holds 0 lines'],
  ['digits of two lines', '123\n456', 'holds 0 lines'],
  ['two different codes', '123456\n654321', 'holds 2 lines'],
])('%s: refused', (_, text, reason) => {
  expect(() => codeInMail(mail(text))).toThrow(reason);
});
