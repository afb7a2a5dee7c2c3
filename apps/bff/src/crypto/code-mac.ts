import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CodeMac, EmailCodeBinding } from '@countersign/two-factor';
import { type Keyring, keyringFor } from './keyring.ts';

export function codeMacWith(keyring: Keyring): CodeMac {
  const { byId, newest } = keyringFor('email codes', keyring);
  return {
    make: (code, binding) => ({ keyId: newest.id, mac: macOf(newest.key, code, binding) }),
    matches(code, binding, { keyId, mac }) {
      const key = byId.get(keyId);
      if (!key) return false;
      const expected = macOf(key, code, binding);
      return expected.length === mac.length && timingSafeEqual(expected, mac);
    },
  };
}

const macOf = (key: Uint8Array, code: string, { challengeId, purpose }: EmailCodeBinding) =>
  createHmac('sha256', key).update([purpose, challengeId, code].join('|')).digest();
