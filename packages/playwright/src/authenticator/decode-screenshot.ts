import decode from 'jsqr';
import { PNG } from 'pngjs';

/** A QR code as it was found on a screenshot. */
export interface QrCode {
  /** What is written in it. */
  text: string;
  /** How large each of its squares is on the screenshot, in pixels. */
  pixelsPerModule: number;
  /** The picture that it was read from. */
  screenshot: Buffer;
}

export function decodeScreenshot(screenshot: Buffer): QrCode | null {
  const { data, width, height } = PNG.sync.read(screenshot);
  const found = decode(new Uint8ClampedArray(data), width, height);
  if (!found) return null;
  const { topLeftCorner, topRightCorner } = found.location;
  const across = Math.hypot(topRightCorner.x - topLeftCorner.x, topRightCorner.y - topLeftCorner.y);
  return { text: found.data, pixelsPerModule: across / modulesAcross(found.version), screenshot };
}

const modulesAcross = (version: number) => 17 + 4 * version;
