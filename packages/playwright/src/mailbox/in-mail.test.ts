import { expect, test } from 'vitest';
import { codeInMail as codeIn, linksIn } from './in-mail.ts';
import { countersignMails } from './mailbox.ts';

const codeInMail = (mail: { subject: string; text: string }, pattern = countersignMails.code) => codeIn(mail, pattern);
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
  ['no digits', 'Hello', 'holds 0 codes'],
  ['digits in a sentence', 'Your code is 123456.', 'holds 0 codes'],
  ['seven digits', '1234567', 'holds 0 codes'],
  ['digits of two lines', '123\n456', 'holds 0 codes'],
  ['two different codes', '123456\n654321', 'holds 2 codes'],
])('%s: refused', (_, text, reason) => {
  expect(() => codeInMail(mail(text))).toThrow(reason);
});

test('another console may write its codes otherwise', () => {
  expect(codeInMail(mail('Your code: AB12-CD34.'), /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/)).toBe('AB12-CD34');
  expect(codeInMail(mail('G-123456 is your code'), /G-([0-9]{6})/g)).toBe('123456');
});

test('links are found in the order of the text, without the full stop of their sentence', () => {
  const text =
    'Open https://example.com/unlock#token-1.\nOr <https://example.com/help?a=1&b=2>, https://example.com/unlock#token-1';
  expect(linksIn(text)).toEqual(['https://example.com/unlock#token-1', 'https://example.com/help?a=1&b=2']);
  expect(linksIn(text, /help/)).toEqual(['https://example.com/help?a=1&b=2']);
  expect(linksIn('http and no more')).toEqual([]);
});
