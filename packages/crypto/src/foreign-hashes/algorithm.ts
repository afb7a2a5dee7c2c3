import type { HashFlaw } from '@countersign/two-factor';

/** A password hash that was read, and found to be one that this server may be asked to verify. */
export interface ReadHash {
  kind: 'read';
  /** How it is stored. */
  stored: string;
  matches(password: string): Promise<boolean>;
  /** Whether some of this password is ignored, so that a match does not prove all of it. */
  cuts(password: string): boolean;
}

export interface RefusedHash {
  kind: 'refused';
  flaw: HashFlaw;
}

export type Reading = ReadHash | RefusedHash;

/** Null for a text in another form, so that the next one may read it. */
export type Form = (text: string) => Reading | null;

export const refused = (flaw: HashFlaw): RefusedHash => ({ kind: 'refused', flaw });

export const cutsNothing = () => false;

/** A salt or digest that is shorter has been cut, or was never worth anything: one of a byte matches every 256th password. */
const FEWEST_BYTES = { salt: 8, digest: 16 } as const;
const MOST_BYTES = 128;

export const isOfUse = (part: keyof typeof FEWEST_BYTES, bytes: Uint8Array): boolean =>
  bytes.length >= FEWEST_BYTES[part] && bytes.length <= MOST_BYTES;

/** Without padding, as PHC strings have it. */
export const unpaddedBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** Null for what is not base64; Node would ignore other characters. */
export function bytesOfBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && unpaddedBase64(bytes) === text.replace(/={1,2}$/, '') ? bytes : null;
}
