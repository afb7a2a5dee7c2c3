import { hash } from 'node:crypto';

const BLOCK = 64;

/** HMAC-SHA-256, its two paddings made once: a million are made of each key. */
export function hmacWith(key: string): (message: string) => string {
  const block = Buffer.alloc(BLOCK);
  Buffer.from(key).copy(block);
  const inner = Buffer.from(block.map((byte) => byte ^ 0x36)).toString('latin1');
  const outer = Buffer.from(block.map((byte) => byte ^ 0x5c));
  return (message) => {
    const digest = hash('sha256', Buffer.from(inner + message, 'latin1'), 'buffer');
    return hash('sha256', Buffer.concat([outer, digest]), 'hex');
  };
}

export const sha256 = (message: string): string => hash('sha256', message, 'hex');

/** Of all codes those for which `macOf` makes what was stored. */
export function codesThatMake(stored: string, macOf: (code: string) => string): string[] {
  const found: string[] = [];
  for (let number = 0; number < 1_000_000; number += 1) {
    const code = String(number).padStart(6, '0');
    if (macOf(code) === stored) found.push(code);
  }
  return found;
}
