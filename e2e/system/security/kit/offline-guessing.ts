import { createHmac, hash } from 'node:crypto';

export const hmacWith =
  (key: string) =>
  (message: string): string =>
    createHmac('sha256', key).update(message).digest('hex');

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
