import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@countersign/contract';
import { expect, test } from 'vitest';
import sizes from './pictures/sizes.json';

const folder = join(import.meta.dirname, 'pictures');
const KILOBYTE = 1000;

const names = Object.keys(sizes.en);
const pictures = languages.flatMap((language) =>
  Object.entries(sizes[language]).flatMap(([name, size]) =>
    ['light', 'dark'].map((scheme) => ({ file: `${language}/${scheme}/${name}.webp`, size })),
  ),
);

/** Of a lossy WebP (RFC 9649): two numbers of 14 bits, after the start code of its only frame. */
function pixelsOf(webp: Buffer) {
  const frame = webp.indexOf('VP8 ', 12, 'latin1');
  expect(webp.toString('latin1', 8, 12)).toBe('WEBP');
  return { width: webp.readUInt16LE(frame + 14) & 0x3fff, height: webp.readUInt16LE(frame + 16) & 0x3fff };
}

test('every language has every picture in light and dark, and no other', () => {
  expect(Object.keys(sizes['zh-CN'])).toEqual(names);
  expect(globSync('*/*/*', { cwd: folder }).sort()).toEqual(pictures.map(({ file }) => file).sort());
});

test.each(pictures)('$file is small, sharp and of the shape that is kept for it', ({ file, size }) => {
  const content = readFileSync(join(folder, file));
  expect(content.length).toBeLessThanOrEqual(20 * KILOBYTE);
  const { width, height } = pixelsOf(content);
  expect(width / size.width).toBeGreaterThan(1.4);
  expect(width / height).toBeCloseTo(size.width / size.height, 1);
});
