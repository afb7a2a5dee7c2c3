import { createHmac } from 'node:crypto';

/** RFC 6238, from its text rather than from the library that the server uses. */
export interface Authenticator {
  codeAt(step: number): string;
}

export const stepNow = (): number => Math.floor(Date.now() / 30_000);

export function authenticatorFrom(textKey: string): Authenticator {
  const key = fromBase32(textKey);
  return {
    codeAt(step) {
      const counter = Buffer.alloc(8);
      counter.writeBigUInt64BE(BigInt(step));
      const mac = createHmac('sha1', key).update(counter).digest();
      const offset = (mac.at(-1) ?? 0) & 0x0f;
      return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
    },
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
