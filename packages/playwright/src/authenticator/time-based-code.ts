import { createHmac } from 'node:crypto';

export const PERIOD_SECONDS = 30;
const DIGITS = 6;

/** Whole periods since the Unix epoch (RFC 6238 section 4.2). */
export const timeStepAt = (moment: Date): number => Math.floor(moment.getTime() / 1_000 / PERIOD_SECONDS);

/**
 * RFC 4226 section 5.3 over a time step, with HMAC-SHA-1 and six digits. Written from the RFC and without the server's
 * library, so that a mistake of the server's cannot cancel itself out here.
 */
export function timeBasedCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
