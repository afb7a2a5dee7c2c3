import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { createJsonLog } from '../../observability/log.ts';
import { startBff } from '../../testing/start-bff.ts';
import { warnOnProxyMismatch } from './warn-on-proxy-mismatch.ts';

/** What is logged while requests with these headers come in, each twice. */
async function saidOf(forwarded: string[], { hops = 0, isSecure = true } = {}) {
  const lines: string[] = [];
  const log = createJsonLog((line) => lines.push(line));
  const app = new Hono()
    .use(warnOnProxyMismatch({ isSecure, log, trustedProxyHops: hops }))
    .get('/', (c) => c.text('here'));
  for (const each of [...forwarded, ...forwarded]) {
    const answer = await app.request('/', { headers: { 'X-Forwarded-For': each } });
    expect(await answer.text()).toBe('here');
  }
  expect(lines.join()).not.toContain('198.51.100');
  return lines.map((line) => JSON.parse(line));
}

const tooLow = { level: 'warn', event: 'proxy hops', advice: expect.stringMatching(/set TRUSTED_PROXY_HOPS/) };
const tooHigh = { level: 'warn', event: 'proxy hops', advice: expect.stringMatching(/lower TRUSTED_PROXY_HOPS/) };

describe('SEC-06 a number of proxies that does not fit is said once, and no address with it', () => {
  test.each([
    ['none is trusted and one names a client', 0, ['198.51.100.9'], [{ ...tooLow, trusted: 0, named: 1 }]],
    ['and again, in whatever way', 0, ['198.51.100.9', '198.51.100.7, 198.51.100.8'], [{ ...tooLow, named: 1 }]],
    ['two are trusted and one names a client', 2, ['198.51.100.9'], [{ ...tooHigh, trusted: 2, named: 1 }]],
    ['three are, and the third request shows it', 3, ['', '1.1.1.1, 2.2.2.2, 3.3.3.3', '1.1.1.1, 2.2.2.2'], [tooHigh]],
  ])('%s', async (_, hops, forwarded, said) => {
    const lines = await saidOf(forwarded, { hops });
    expect(lines).toMatchObject(said);
    expect(lines).toHaveLength(1);
  });

  test.each([
    ['nobody names a client', 0, ['', ' , ']],
    ['one is trusted and names one', 1, ['198.51.100.9']],
    ['one is, and the caller named another', 1, ['1.1.1.1, 198.51.100.9']],
    ['two are, and a probe names nobody', 2, ['', '1.1.1.1, 198.51.100.9']],
  ])('nothing where %s', async (_, hops, forwarded) => {
    expect(await saidOf(forwarded, { hops })).toEqual([]);
  });

  test('nothing where the console has no https', async () => {
    expect(await saidOf(['198.51.100.9'], { isSecure: false })).toEqual([]);
  });
});

test('a replica with an https origin is asked about it', async () => {
  await using stack = new AsyncDisposableStack();
  const bff = stack.adopt(await startBff(), ({ close }) => close());
  const headers = { 'X-Forwarded-For': '198.51.100.9' };
  for (let request = 0; request < 3; request += 1) await bff.browser().get('/api/health/live', headers);
  expect(bff.log.filter((line) => line.includes('"event":"proxy hops"'))).toHaveLength(1);
});
