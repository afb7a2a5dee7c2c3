import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { requestOrigin } from './request-origin.ts';

/** What the person who reads the mail is told about a request with these headers from this peer. */
async function originOf(headers: Record<string, string>, { hops = 0, peer = '203.0.113.7' } = {}) {
  const app = new Hono().get('/', (c) => c.json(requestOrigin(c, hops)));
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return (await response.json()) as { address: string; browser: string };
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
    ['', 'an unknown address'],
  ])('of the peer %j it is %s', async (peer, address) => {
    expect((await originOf({}, { peer })).address).toBe(address);
  });

  test.each(['<b>x</b>', 'unknown', '_hidden', 'x'.repeat(200)])(
    'what a proxy calls %s is no address',
    async (forwarded) => {
      expect((await originOf({ 'X-Forwarded-For': forwarded }, { hops: 1 })).address).toBe('an unknown address');
    },
  );
});

describe('the browser is named as people know it', () => {
  test.each([
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome on macOS',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    ['', 'an unknown browser'],
    ['-', 'an unknown browser'],
    ['Call 555-0100 at once/1.0 (X11)', 'an unknown browser'],
    ['ann@example.com/1.0', 'an unknown browser'],
  ])('%s is %s', async (userAgent, browser) => {
    expect((await originOf({ 'User-Agent': userAgent })).browser).toBe(browser);
  });

  test('and a novel is not read to its end', async () => {
    const { browser } = await originOf({ 'User-Agent': `${'x'.repeat(512)} Chrome/140.0.0.0` });
    expect(browser).not.toContain('Chrome');
  });
});
