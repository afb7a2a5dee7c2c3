import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';
import { afterAll, expect, test } from 'vitest';
import { readPlatformLogo } from './platform-logo.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const svg = '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';

function logoOf(content: string | Uint8Array) {
  const file = join(scratch.path, 'logo');
  writeFileSync(file, content);
  return readPlatformLogo(file);
}

test.each([
  ['a PNG', png, 'image/png', 'png'],
  ['a WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'image/webp', 'webp'],
  ['an SVG', svg, 'image/svg+xml', 'svg'],
])('%s is known by its content, and named after it', (_, content, mediaType, ending) => {
  const logo = logoOf(content);
  expect(logo).toMatchObject({
    mediaType,
    path: expect.stringMatching(`^/assets/platform-logo-[\\w-]{8}\\.${ending}$`),
  });
  expect(Buffer.from(logo?.bytes ?? [])).toEqual(Buffer.from(content as string));
});

test('another file has another name', () => {
  expect(logoOf(svg)?.path).not.toBe(logoOf(`${svg}\n`)?.path);
});

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><svg></svg>'],
  ['a GIF', 'GIF89a'],
  ['too large a PNG', Buffer.concat([png, Buffer.alloc(100 * 1_024)])],
])('%s is no logo', (_, content) => {
  expect(logoOf(content)).toBeNull();
});

test.each(['no/such/file', '.'])('%s is no logo', (file) => {
  expect(readPlatformLogo(file)).toBeNull();
});
