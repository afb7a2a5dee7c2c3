import { hkdfSync } from 'node:crypto';

export interface KeyringEntry {
  id: string;
  /** 32 bytes. */
  key: Uint8Array;
}

/** The first key encrypts, all of them decrypt. */
export type Keyring = readonly [KeyringEntry, ...KeyringEntry[]];

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{42,43}=?=?)$/;

/** Parses `id:base64,id:base64,...`; null when any entry is malformed, has the wrong length or repeats an id. */
export function parseKeyring(text: string): Keyring | null {
  const entries = text.split(',').map((part) => parseEntry(part.trim()));
  if (!entries.every((entry) => entry !== null)) return null;
  const [first, ...older] = entries;
  const ids = new Set(entries.map(({ id }) => id));
  return first && ids.size === entries.length ? [first, ...older] : null;
}

function parseEntry(part: string): KeyringEntry | null {
  const [, id, base64] = ENTRY.exec(part) ?? [];
  if (id === undefined || base64 === undefined) return null;
  const key = new Uint8Array(Buffer.from(base64, 'base64'));
  return key.length === KEY_BYTES ? { id, key } : null;
}

export interface DerivedKeyring {
  newest: KeyringEntry;
  byId: Map<string, Uint8Array>;
}

/** Derives separate keys for each use with HKDF (RFC 5869), so that a leaked one does not expose the others. */
export function deriveKeyring(use: string, keyring: Keyring): DerivedKeyring {
  const derive = ({ id, key }: KeyringEntry): KeyringEntry => ({
    id,
    key: new Uint8Array(hkdfSync('sha256', key, '', `countersign ${use}`, KEY_BYTES)),
  });
  const [first, ...older] = keyring;
  const newest = derive(first);
  const byId = new Map([newest, ...older.map(derive)].map(({ id, key }) => [id, key]));
  return { newest, byId };
}
