import { createHmac, randomBytes } from 'node:crypto';
import type { SignedRequest } from '../ports/sent-mails.ts';

const key = randomBytes(32);

export const webhookSecrets = [new Uint8Array(key)] as const;

/** An event as the mail provider signs it, just now. */
export function signedEvent(text: string): SignedRequest & { id: string; timestamp: string } {
  const id = `msg_${randomBytes(12).toString('hex')}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const body = Buffer.from(text);
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { id, timestamp, signature: `v1,${digest}`, body };
}
