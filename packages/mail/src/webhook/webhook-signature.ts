import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedRequest, VerifiedMessage } from '@countersign/two-factor';

/** Keys of the signatures that count: two while one is being replaced by the other. */
export type WebhookSecrets = readonly [Uint8Array, ...Uint8Array[]];

const SECRET = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/;
const MAX_SECRETS = 2;
/** Standard Webhooks asks for 24 to 64 bytes. */
const KEY_BYTES = { shortest: 24, longest: 64 } as const;

/** Parses `whsec_base64`, or two of them with a comma; null when any is malformed or they are the same. */
export function parseWebhookSecrets(text: string): WebhookSecrets | null {
  const keys = text.split(',').map((part) => keyOf(part.trim()));
  if (keys.length > MAX_SECRETS || !keys.every((key) => key !== null)) return null;
  const [first, second] = keys;
  if (!first || (second && Buffer.compare(first, second) === 0)) return null;
  return second ? [first, second] : [first];
}

function keyOf(secret: string): Uint8Array | null {
  const [, base64] = SECRET.exec(secret) ?? [];
  if (base64 === undefined) return null;
  const key = Buffer.from(base64, 'base64');
  return key.length >= KEY_BYTES.shortest && key.length <= KEY_BYTES.longest ? new Uint8Array(key) : null;
}

/** Without a dot, which separates what is signed: a body must not pass for the end of a time-stamp, nor an id for its beginning. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const TIMESTAMP = /^[1-9][0-9]{0,11}$/;
/** One is sent for each active secret of the sender; more are not worth comparing. */
const MAX_SIGNATURES = 8;

/**
 * Verifies a signature of Standard Webhooks, which are Svix's (HMAC-SHA-256), over the raw body. Null unless it is one of
 * ours; whether the message is recent and new is for the database to say (decisions/004).
 */
export function verifyWebhook(secrets: WebhookSecrets, request: SignedRequest): VerifiedMessage | null {
  const { body, id, signature, timestamp } = request;
  if (id === undefined || timestamp === undefined || signature === undefined) return null;
  if (!ID.test(id) || !TIMESTAMP.test(timestamp)) return null;
  const claimed = signature.split(' ', MAX_SIGNATURES).map(digestIn);
  // All are compared, so that the time does not tell which one it was.
  const matches = secrets.flatMap((secret) => {
    const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
    return claimed.map((digest) => digest.length === expected.length && timingSafeEqual(digest, expected));
  });
  return matches.includes(true) ? { id, sentAt: Number(timestamp) } : null;
}

/** Of `v1,base64`; empty for any other version. */
function digestIn(signature: string): Buffer {
  const [, base64 = ''] = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature) ?? [];
  return Buffer.from(base64, 'base64');
}
