import { createHash } from 'node:crypto';

/** 256 bits: session, challenge and browser cookies carry one each. */
export const BEARER_TOKEN_BYTES = 32;

/** Base64url of 32 bytes: the last character carries four bits only. */
const FORM = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

export const bearerTokenFrom = (random: Uint8Array): string => Buffer.from(random).toString('base64url');

/** What is stored in place of the token. */
export const hashOfBearerToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** The hash by which a cookie's value is looked up; null for values that we cannot have issued. */
export const bearerTokenHash = (value: string | undefined): Uint8Array | null =>
  value !== undefined && FORM.test(value) ? hashOfBearerToken(value) : null;
