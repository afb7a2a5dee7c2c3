import { expect, test } from 'vitest';
import { parseResponse, setCookieOf } from './http-connection.ts';

const whole = 'HTTP/1.1 200 OK\r\nSet-Cookie: __Host-sid=abc; Path=/\r\nContent-Length: 5\r\n\r\nhello';

test('a response is complete at its content length', () => {
  for (let end = 0; end < whole.length; end += 1) expect(parseResponse(whole.slice(0, end))).toBe(null);
  expect(parseResponse(whole)).toMatchObject({ status: 200, body: 'hello' });
});

test('chunks are joined, and the last one completes them', () => {
  const chunked = 'HTTP/1.1 422 No\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
  expect(parseResponse(chunked.slice(0, -5))).toBe(null);
  expect(parseResponse(chunked)).toMatchObject({ status: 422, body: 'abcde' });
});

test('a response without a body is complete', () => {
  expect(parseResponse('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ status: 204, body: '' });
});

test('a cookie is found by its full name', () => {
  const response = parseResponse(whole) ?? { status: 0, head: '', body: '' };
  expect(setCookieOf(response, '__Host-sid')).toBe('abc');
  expect(setCookieOf(response, 'sid')).toBe(null);
});
