const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding. */
function inBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** As it stands in base64 when so many bytes are before it; what its neighbours have a part in is cut off. */
function inBase64At(offset: number, bytes: Uint8Array): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

const percentEncoded = (bytes: Uint8Array) =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Every way in which bytes may be written down, by its name. */
export function writingsOf(secret: Uint8Array | string): Record<string, string> {
  const bytes = Buffer.from(secret as Uint8Array);
  const base64 = [0, 1, 2].map((offset) => inBase64At(offset, bytes));
  return {
    clear: bytes.toString('utf8'),
    'clear in latin1': bytes.toString('latin1'),
    json: JSON.stringify(bytes.toString('utf8')).slice(1, -1),
    hex: bytes.toString('hex'),
    base32: inBase32(bytes).slice(0, Math.floor((bytes.length * 8) / 5)),
    'URL-encoded': encodeURIComponent(bytes.toString('utf8')),
    'URL-encoded, every byte': percentEncoded(bytes),
    'numbers of bytes': [...bytes].join(','),
    ...Object.fromEntries(base64.map((text, offset) => [`base64 at ${offset}`, text])),
    ...Object.fromEntries(base64.map((text, offset) => [`base64url at ${offset}`, toUrlAlphabet(text)])),
  };
}

const toUrlAlphabet = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');
