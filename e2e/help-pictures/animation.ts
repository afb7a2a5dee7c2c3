import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

export interface Frame {
  picture: Buffer;
  /** For how long it is shown, in milliseconds. */
  milliseconds: number;
}

/** An animated PNG that begins again; after the first frame only what has changed is stored. */
export function animate(frames: readonly Frame[]): Buffer {
  const images = frames.map(({ picture }) => PNG.sync.read(picture));
  const [first] = images;
  if (first === undefined) throw new Error('An animation has a frame at least.');
  let sequence = 0;
  const chunks = images.flatMap((image, index) => {
    const before = images[index - 1];
    const part = before ? changedPart(before, image) : { x: 0, y: 0, width: image.width, height: image.height };
    const control = numbers(sequence++, part.width, part.height, part.x, part.y);
    const [delay, disposeAndBlend] = [Buffer.alloc(4), Buffer.alloc(2)];
    delay.writeUInt16BE(frames[index]?.milliseconds ?? 0, 0);
    delay.writeUInt16BE(1_000, 2);
    const pixels = compressedPixels(image, part);
    return [
      chunk('fcTL', Buffer.concat([control, delay, disposeAndBlend])),
      before ? chunk('fdAT', Buffer.concat([numbers(sequence++), pixels])) : chunk('IDAT', pixels),
    ];
  });
  return Buffer.concat([
    SIGNATURE,
    // Eight bits of red, green and blue each.
    chunk('IHDR', Buffer.concat([numbers(first.width, first.height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk('acTL', numbers(frames.length, 0)),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest rectangle outside of which both are the same; a pixel where they are the same everywhere. */
function changedPart(before: PNG, after: PNG): Part {
  let [left, top, right, bottom] = [after.width, after.height, -1, -1];
  for (let y = 0; y < after.height; y++) {
    for (let x = 0; x < after.width; x++) {
      const at = (y * after.width + x) * 4;
      if (before.data.readUInt32BE(at) === after.data.readUInt32BE(at)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right < 0
    ? { x: 0, y: 0, width: 1, height: 1 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** What the PNG of a part has in its data chunks. */
function compressedPixels(image: PNG, { x, y, width, height }: Part): Buffer {
  const cut = new PNG({ width, height });
  PNG.bitblt(image, cut, x, y, width, height, 0, 0);
  const file = PNG.sync.write(cut, { colorType: 2, deflateLevel: 9 });
  const pixels: Buffer[] = [];
  for (let at = SIGNATURE.length; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      pixels.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(pixels);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))]);
}

function numbers(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, index * 4);
  return buffer;
}
