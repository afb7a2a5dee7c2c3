import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { animate } from './animation.ts';

const WHITE = 0xffffffff;

/** A white picture with dots of other colours. */
function picture(dots: readonly { x: number; y: number; colour: number }[]): Buffer {
  const image = new PNG({ width: 8, height: 6 });
  for (let at = 0; at < image.data.length; at += 4) image.data.writeUInt32BE(WHITE, at);
  for (const { x, y, colour } of dots) image.data.writeUInt32BE(colour, (y * image.width + x) * 4);
  return PNG.sync.write(image);
}

function chunksOf(file: Buffer, type: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === type)
      found.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return found;
}

const still = picture([]);
const dotted = picture([
  { x: 2, y: 1, colour: 0xff0000ff },
  { x: 5, y: 4, colour: 0x00ff00ff },
]);
const file = animate([
  { picture: still, milliseconds: 500 },
  { picture: dotted, milliseconds: 1_500 },
  { picture: dotted, milliseconds: 250 },
]);

test('programs that know no animations show its first frame', () => {
  expect(PNG.sync.read(file).data).toEqual(PNG.sync.read(still).data);
});

test('a frame is the part that has changed, at its place and for its time', () => {
  expect(chunksOf(file, 'acTL').map((data) => [data.readUInt32BE(0), data.readUInt32BE(4)])).toEqual([[3, 0]]);
  const frames = chunksOf(file, 'fcTL').map((data) => ({
    size: [data.readUInt32BE(4), data.readUInt32BE(8)],
    place: [data.readUInt32BE(12), data.readUInt32BE(16)],
    seconds: data.readUInt16BE(20) / data.readUInt16BE(22),
  }));
  expect(frames).toEqual([
    { size: [8, 6], place: [0, 0], seconds: 0.5 },
    { size: [4, 4], place: [2, 1], seconds: 1.5 },
    { size: [1, 1], place: [0, 0], seconds: 0.25 },
  ]);
});

test('frames and their pixels are numbered in the order of the file', () => {
  const numbers = [...chunksOf(file, 'fcTL'), ...chunksOf(file, 'fdAT')].map((data) => data.readUInt32BE(0));
  expect(numbers.sort()).toEqual([0, 1, 2, 3, 4]);
});
