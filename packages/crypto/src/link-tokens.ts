import { createHash, createHmac } from 'node:crypto';
import type { LinkTokens } from '@countersign/two-factor';
import { deriveKeyring, type Keyring } from './keyring.ts';

/** What a link is for: a token of one use is worth nothing in another. */
export type LinkUse = 'undo links' | 'invitations';

/** A token is the HMAC-SHA-256 of the id of its row: 256 bits that nobody tells from random ones without the key. */
export function createLinkTokens(use: LinkUse, keyring: Keyring): LinkTokens {
  const { byId, newest } = deriveKeyring(use, keyring);
  return {
    issue: (id) => ({
      keyId: newest.id,
      tokenHash: createHash('sha256').update(tokenOf(newest.key, id)).digest(),
    }),
    tokenOf(id, keyId) {
      const key = byId.get(keyId);
      return key ? tokenOf(key, id) : null;
    },
  };
}

const tokenOf = (key: Uint8Array, id: string) => createHmac('sha256', key).update(id).digest('base64url');
