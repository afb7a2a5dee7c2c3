/** How many bytes each version holds at the lowest level of error correction (ISO/IEC 18004, table 7), from version 1. */
const CAPACITIES = [
  17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929, 1003, 1091, 1171,
  1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809, 2953,
];

/** The four modules of margin that ISO/IEC 18004 asks for; cameras need them in the dark scheme too. */
export const QUIET_ZONE_MODULES = 4;

/** The smallest module that a phone's camera resolves at arm's length from a screen. */
const MIN_MODULE_PIXELS = 4;
const USUAL_PIXELS = 240;

export interface QrSize {
  version: number;
  /** The length of each side with its margin: a whole number of pixels for each module, so that none is blurred. */
  pixels: number;
}

/** The code grows with its text, which contains the names of the platform and of the account. */
export function qrSizeFor(text: string): QrSize {
  const bytes = new TextEncoder().encode(text).length;
  const version = CAPACITIES.findIndex((capacity) => bytes <= capacity) + 1;
  if (version === 0) throw new RangeError(`No QR code holds ${bytes} bytes.`);
  const modules = 17 + 4 * version + 2 * QUIET_ZONE_MODULES;
  return { version, pixels: modules * Math.max(MIN_MODULE_PIXELS, Math.ceil(USUAL_PIXELS / modules)) };
}
