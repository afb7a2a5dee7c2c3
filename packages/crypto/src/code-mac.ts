import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CodeMac, EmailCodeBinding } from '@countersign/two-factor';
import { deriveKeyring, type Keyring } from './keyring.ts';

export function createCodeMac(keyring: Keyring): CodeMac {
  const { byId, newest } = deriveKeyring('email codes', keyring);
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
