import { expect, test } from 'vitest';
import { answerFrom, cookieIn } from './answer.ts';

const whole = 'HTTP/1.1 200 OK\r\nSet-Cookie: __Host-sid=abc; Path=/\r\nContent-Length: 5\r\n\r\nhello';

test('an answer is there once its length is', () => {
  for (let end = 0; end < whole.length; end += 1) expect(answerFrom(whole.slice(0, end))).toBe(null);
  expect(answerFrom(whole)).toMatchObject({ status: 200, body: 'hello' });
});

test('chunks are put together, and the last one ends them', () => {
  const chunked = 'HTTP/1.1 422 No\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
  expect(answerFrom(chunked.slice(0, -5))).toBe(null);
  expect(answerFrom(chunked)).toMatchObject({ status: 422, body: 'abcde' });
});

test('an answer without a body is whole', () => {
  expect(answerFrom('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ status: 204, body: '' });
});

test('cookies are found by their whole name', () => {
  const answer = answerFrom(whole) ?? { status: 0, head: '', body: '' };
  expect(cookieIn(answer, '__Host-sid')).toBe('abc');
  expect(cookieIn(answer, 'sid')).toBe(null);
});
