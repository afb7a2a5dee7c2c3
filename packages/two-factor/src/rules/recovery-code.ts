import { createHmac, timingSafeEqual } from 'node:crypto';
import { recoveryCodeShape } from '../vocabulary.ts';

const { alphabet, length } = recoveryCodeShape;

/** An HMAC-SHA-256 key. */
export const RECOVERY_KEY_BYTES = 32;

/** Random bytes that one code takes: five bits a character. */
const CODE_BYTES = (length * 5) / 8;

/** Crockford's base32 without padding, of `length` characters. */
export function makeRecoveryCode(randomBytes: (length: number) => Uint8Array): string {
  let bits = 0n;
  for (const byte of randomBytes(CODE_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let place = 0; place < length; place += 1) {
    code = alphabet.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}

/** A canonical code at rest. Its 80 bits need no slow hash: without the key nothing can be tried, with it 2^79 tries. */
export const recoveryCodeMac = (key: Uint8Array, code: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', key).update(code).digest());

/** The one of `macs` that is the code's; every one is compared, so that time tells nothing. Null when none is. */
export function matchRecoveryCode(key: Uint8Array, code: string, macs: readonly Uint8Array[]): Uint8Array | null {
  const mac = recoveryCodeMac(key, code);
  const matches = macs.filter((stored) => stored.length === mac.length && timingSafeEqual(stored, mac));
  return matches[0] ?? null;
}
