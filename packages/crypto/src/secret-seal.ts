import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type SealedFor, type SecretSeal, SecretUnreadable } from '@countersign/two-factor';
import { deriveKeyring, type Keyring } from './keyring.ts';

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D: 96-bit random nonces, 128-bit tags. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; a sealed secret is the nonce, the ciphertext and the tag. */
export function createSecretSeal(keyring: Keyring): SecretSeal {
  const { byId, newest } = deriveKeyring('authenticator secrets', keyring);
  const [, ...olderIds] = byId.keys();
  return {
    keyIds: [newest.id, ...olderIds],
    seal(secret, row) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, newest.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(row, newest.id));
      const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
      return { keyId: newest.id, sealed: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) };
    },
    open({ keyId, sealed }, row) {
      const key = byId.get(keyId);
      if (!key) throw new SecretUnreadable('KEY_MISSING', 'The key that sealed this secret is not configured.');
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(-TAG_BYTES);
      try {
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(boundTo(row, keyId)).setAuthTag(tag);
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        throw new SecretUnreadable('SEAL_BROKEN', 'This secret was not sealed for the row it stands in.');
      }
    },
    isOutdated: ({ keyId }) => keyId !== newest.id,
  };
}

/** Authenticated with the ciphertext, so that it opens only in its own row and under its own key id (SEC-34). */
const boundTo = ({ accountId, id, kind }: SealedFor, keyId: string) =>
  Buffer.from([kind, accountId, id, keyId].join('|'));
