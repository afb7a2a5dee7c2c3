import { createHmac } from 'node:crypto';
import type { ThrottleKeys } from '@countersign/two-factor';
import { type Keyring, keyringFor } from './keyring.ts';

/** Under the newest key only: a new one begins every count anew, which costs nobody a try. */
export function throttleKeysWith(keyring: Keyring): ThrottleKeys {
  const { newest } = keyringFor('throttles', keyring);
  return { keyOf: (name, subject) => createHmac('sha256', newest.key).update(`${name}|${subject}`).digest() };
}
