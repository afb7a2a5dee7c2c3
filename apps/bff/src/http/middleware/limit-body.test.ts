import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitBody } from './limit-body.ts';

const app = new Hono().use(limitBody).post('/', async (c) => c.text(String((await c.req.text()).length)));

const LIMIT = 16 * 1_024;

async function statusOf(bytes: number, headers: Record<string, string> = {}): Promise<number> {
  return (await app.request('/', { method: 'POST', headers, body: 'x'.repeat(bytes) })).status;
}

test.each([
  [LIMIT, 200],
  [LIMIT + 1, 413],
])('a body whose length is told to be %i → %i, before any of it is read', async (length, status) => {
  expect(await statusOf(1, { 'Content-Length': String(length) })).toBe(status);
});

test.each([
  [LIMIT, 200],
  [LIMIT + 1, 413],
])('a body of %i bytes whose length is not told → %i', async (length, status) => {
  expect(await statusOf(length)).toBe(status);
});

test('a length that is told besides chunks is not believed', async () => {
  expect(await statusOf(LIMIT + 1, { 'Content-Length': '1', 'Transfer-Encoding': 'chunked' })).toBe(413);
});
