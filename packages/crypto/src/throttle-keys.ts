import { createHmac } from 'node:crypto';
import type { ThrottleKeys } from '@countersign/two-factor';
import { deriveKeyring, type Keyring } from './keyring.ts';

/** Uses the newest key only; rotating keys resets every throttle counter. */
export function createThrottleKeys(keyring: Keyring): ThrottleKeys {
  const { newest } = deriveKeyring('throttles', keyring);
  return { keyOf: (name, subject) => createHmac('sha256', newest.key).update(`${name}|${subject}`).digest() };
}
