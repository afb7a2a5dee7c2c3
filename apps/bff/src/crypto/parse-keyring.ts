import type { Keyring, KeyringEntry } from './keyring.ts';

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{42,43}=?=?)$/;

/** Reads `id:base64,id:base64,...`; null when any part is malformed, of the wrong length or named twice. */
export function parseKeyring(text: string): Keyring | null {
  const entries = text.split(',').map((part) => entryFrom(part.trim()));
  if (!entries.every((entry) => entry !== null)) return null;
  const [first, ...older] = entries;
  const ids = new Set(entries.map(({ id }) => id));
  return first && ids.size === entries.length ? [first, ...older] : null;
}

function entryFrom(part: string): KeyringEntry | null {
  const [, id, base64] = ENTRY.exec(part) ?? [];
  if (id === undefined || base64 === undefined) return null;
  const key = new Uint8Array(Buffer.from(base64, 'base64'));
  return key.length === KEY_BYTES ? { id, key } : null;
}
