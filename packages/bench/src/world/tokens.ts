import { createHash, randomBytes } from 'node:crypto';

/** What a cookie carries, and what the database keeps of it. */
export interface Token {
  value: string;
  hash: Uint8Array;
}

export function newToken(): Token {
  const value = randomBytes(32).toString('base64url');
  return { value, hash: createHash('sha256').update(value).digest() };
}
