import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { askForFile, pageText, type ServedFile, scriptText, servedConsoleTree } from '../kit/console-tree.ts';

vi.setConfig(longTimeouts);

const server = servedConsoleTree();

const decoders: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

function textOf({ bytes, headers }: ServedFile): string {
  const decode = decoders[String(headers['content-encoding'])];
  return (decode ? decode(bytes) : bytes).toString();
}

describe.each([
  ['the page', '/', pageText],
  ['a hashed file', '/assets/app-a1b2c3.js', scriptText],
])('%s as the browser can read it', (_, path, text) => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['*;q=0', undefined],
    ['br;q=0', undefined],
    ['deflate', undefined],
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0, br', 'br'],
  ])('Accept-Encoding: %s', async (acceptEncoding, encoding) => {
    const answer = await askForFile({ port: server.port, path, acceptEncoding });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(textOf(answer)).toBe(text);
    if (encoding) expect(answer.headers.vary).toMatch(/accept-encoding/i);
  });

  test('what browsers really say gets something compressed', async () => {
    const answer = await askForFile({ port: server.port, path, acceptEncoding: 'gzip, deflate, br, zstd' });
    expect(answer.headers['content-encoding']).toMatch(/^(br|gzip)$/);
    expect(textOf(answer)).toBe(text);
  });

  test('HEAD says the same and sends nothing', async () => {
    const whole = await askForFile({ port: server.port, path, acceptEncoding: 'br' });
    const head = await askForFile({ port: server.port, path, method: 'HEAD', acceptEncoding: 'br' });
    expect({ status: head.status, length: head.bytes.length }).toEqual({ status: 200, length: 0 });
    for (const name of ['content-type', 'cache-control', 'content-encoding', 'vary']) {
      expect(head.headers[name]).toBe(whole.headers[name]);
    }
  });
});
