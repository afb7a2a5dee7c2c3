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

/** The same bytes as text, without padding, as authenticator apps take it. */
export function base32Of(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = bits.match(/.{1,5}/gu) ?? [];
  return symbols.map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}
