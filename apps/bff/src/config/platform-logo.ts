import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface PlatformLogo {
  /** Where the console serves it: under a name that changes with it. */
  path: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const LARGEST = 100 * 1_024;

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, place) => bytes[place] === byte);

/** By what the file is, whatever its name says. */
const formats = [
  { ending: 'png', mediaType: 'image/png', isIt: (bytes: Buffer) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) },
  {
    ending: 'webp',
    mediaType: 'image/webp',
    isIt: (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
  {
    ending: 'svg',
    mediaType: 'image/svg+xml',
    isIt: (bytes: Buffer) => /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]/s.test(bytes.toString('utf8')),
  },
];

/** Null where there is no such file, or it is no small PNG, WebP or SVG. */
export function readPlatformLogo(file: string): PlatformLogo | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return null;
  }
  const format = bytes.length > LARGEST ? undefined : formats.find(({ isIt }) => isIt(bytes));
  if (!format) return null;
  const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  return {
    path: `/assets/platform-logo-${version}.${format.ending}`,
    mediaType: format.mediaType,
    bytes: new Uint8Array(bytes),
  };
}
