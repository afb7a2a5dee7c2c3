import { createHmac } from 'node:crypto';

const PERIOD_SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding. */
function bytesOfBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** RFC 4226 §5.3, written again here so that the server is not judged by its own library. */
function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const truncated = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fff_ffff;
  return String(truncated % 1_000_000).padStart(6, '0');
}

export interface AuthenticatorApp {
  textKey: string;
  secret: Uint8Array;
  codeAt(step: number): string;
  /** A code that belongs to no moment within an hour of now. */
  wrongCode(): string;
}

export const stepNow = (): number => Math.floor(Date.now() / 1_000 / PERIOD_SECONDS);

/** What somebody's phone does with the text key of the wizard. */
export function authenticatorApp(textKey: string): AuthenticatorApp {
  const secret = bytesOfBase32(textKey);
  return {
    textKey,
    secret,
    codeAt: (step) => codeAt(secret, step),
    wrongCode() {
      const near = new Set(Array.from({ length: 241 }, (_, index) => codeAt(secret, stepNow() - 120 + index)));
      return someCodeOtherThan(near);
    },
  };
}

export function someCodeOtherThan(codes: ReadonlySet<string>): string {
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(6, '0');
    if (!codes.has(code)) return code;
  }
}

/**
 * Runs `check` in one time step from beginning to end; runs it again, from the beginning, when a step ended meanwhile.
 * So the edge of the drift window is tested without waiting and without luck.
 */
export async function inOneStep(check: (step: number) => Promise<void>): Promise<void> {
  for (;;) {
    const step = stepNow();
    const failure = await check(step).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (step !== stepNow()) continue;
    if (failure) throw failure.error;
    return;
  }
}
