import type { RequestOrigin } from '@countersign/two-factor';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { requestOrigin } from './request-origin.ts';

/** What is known about a request with these headers from this peer. */
async function originOf(headers: Record<string, string>, { hops = 0, peer = '203.0.113.7' } = {}) {
  const app = new Hono().get('/', (c) => c.json(requestOrigin(c, hops)));
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return (await response.json()) as RequestOrigin;
}

describe('the address is that of the connection, or what a trusted proxy saw (SEC-06)', () => {
  test.each([
    ['no proxy is trusted', 0, '198.51.100.9', '203.0.113.7'],
    ['one is', 1, '198.51.100.9', '198.51.100.9'],
    ['one is, and the client lied to it', 1, '1.1.1.1, 198.51.100.9', '198.51.100.9'],
    ['two are', 2, '1.1.1.1, 198.51.100.9, 10.0.0.2', '198.51.100.9'],
    ['more are than there were', 5, '198.51.100.9', '198.51.100.9'],
    ['one is, but sent no header', 1, '', '203.0.113.7'],
    ['one is, and sent commas', 1, ' , ,198.51.100.9', '198.51.100.9'],
  ])('%s', async (_, hops, forwarded, address) => {
    expect((await originOf({ 'X-Forwarded-For': forwarded }, { hops })).address).toBe(address);
  });

  test.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['', null],
  ])('of the peer %j it is %s', async (peer, address) => {
    expect((await originOf({}, { peer })).address).toBe(address);
  });

  test.each(['<b>x</b>', 'unknown', '_hidden', 'x'.repeat(200)])(
    'what a proxy calls %s is no address',
    async (forwarded) => {
      expect((await originOf({ 'X-Forwarded-For': forwarded }, { hops: 1 })).address).toBeNull();
    },
  );
});

describe('the browser is named as people know it', () => {
  test.each([
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      { name: 'Chrome', system: 'macOS' },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0',
      { name: 'Firefox', system: 'Windows' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      { name: 'Safari', system: 'iOS' },
    ],
    ['', null],
    ['-', null],
    ['Call 555-0100 at once/1.0 (X11)', null],
    ['ann@example.com/1.0', null],
    [
      'Mozilla/5.0 (Plan9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      { name: 'Chrome', system: null },
    ],
  ])('%s is %j', async (userAgent, browser) => {
    expect((await originOf({ 'User-Agent': userAgent })).browser).toEqual(browser);
  });

  test('and a novel is not read to its end', async () => {
    const { browser } = await originOf({ 'User-Agent': `${'x'.repeat(512)} Chrome/140.0.0.0` });
    expect(browser).toBeNull();
  });
});

describe('the language is that of the browser', () => {
  test.each([
    [{}, 'en'],
    [{ 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8' }, 'zh-CN'],
    [{ 'Accept-Language': 'en;q=0.5, zh-CN;q=0.9' }, 'zh-CN'],
    [{ 'Accept-Language': 'fr' }, 'en'],
    [{ 'Accept-Language': 'zh-CN', Cookie: 'language=en' }, 'en'],
    [{ 'Accept-Language': 'zh-CN', Cookie: 'language=<b>' }, 'zh-CN'],
  ])('%j is spoken to in %s', async (headers, language) => {
    expect((await originOf(headers as Record<string, string>)).language).toBe(language);
  });
});
