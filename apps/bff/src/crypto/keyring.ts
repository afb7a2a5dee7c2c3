import { hkdfSync } from 'node:crypto';

export interface KeyringEntry {
  id: string;
  /** 32 bytes. */
  key: Uint8Array;
}

/** The first key seals, all open. */
export type Keyring = readonly [KeyringEntry, ...KeyringEntry[]];

/** Each use gets a key of its own, so that what is learnt of one says nothing of another (RFC 5869). */
export const keyringFor = (use: string, keyring: Keyring): { newest: KeyringEntry; byId: Map<string, Uint8Array> } => {
  const derive = ({ id, key }: KeyringEntry): KeyringEntry => ({
    id,
    key: new Uint8Array(hkdfSync('sha256', key, '', `countersign ${use}`, 32)),
  });
  const [first, ...older] = keyring;
  const newest = derive(first);
  const byId = new Map([newest, ...older.map(derive)].map(({ id, key }) => [id, key]));
  return { newest, byId };
};
