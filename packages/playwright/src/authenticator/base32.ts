const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Base32 of RFC 4648, as people type it: in either case, with or without spaces and padding.
 * @throws when a character is none of the alphabet's
 */
export function bytesOfBase32(typed: string): Uint8Array {
  const symbols = typed.toUpperCase().replace(/[\s-]/gu, '').replace(/=+$/u, '');
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const symbol of symbols) {
    const value = ALPHABET.indexOf(symbol);
    if (value < 0) throw new Error(`"${symbol}" cannot stand in a text key: base32 is A to Z and 2 to 7.`);
    bits = ((bits << 5) | value) & 0xfff;
    bitCount += 5;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes.push((bits >> bitCount) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
