import { type Form, refused } from './algorithm.ts';
import { scryptOf } from './scrypt.ts';

const SALT_AND_KEY = /^[0-9a-f]{32}:[0-9a-f]{128}$/;

/** `salt:key` in hexadecimal, of scrypt with these parameters alone. The salt is its text, not the bytes that it spells. */
export const readBetterAuth: Form = (text) => {
  if (!/^[0-9a-f]+:[0-9a-f]+$/.test(text)) return null;
  if (!SALT_AND_KEY.test(text)) return refused('malformed');
  const [salt = '', key = ''] = text.split(':');
  return scryptOf({ rounds: 16_384, block: 16, lanes: 1, salt: Buffer.from(salt), digest: Buffer.from(key, 'hex') });
};
