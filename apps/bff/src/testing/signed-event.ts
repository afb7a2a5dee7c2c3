import { createHmac, randomBytes } from 'node:crypto';

export const WEBHOOK = '/api/webhooks/resend';

/** As Resend shows them: `whsec_` and base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface SignedEvent {
  headers: Record<string, string>;
  body: string;
}

interface Said {
  /** Of the event; one of its own, if it is not named. */
  id?: string;
  /** How long ago it was signed; negative is in the future. */
  secondsAgo?: number;
}

/** A request as Resend sends it, by way of Svix: signed by the secret, without an origin. */
export function signedRequest(secret: string, body: string, { id, secondsAgo = 0 }: Said = {}): SignedEvent {
  const name = id ?? `msg_${randomBytes(12).toString('hex')}`;
  const timestamp = String(Math.floor(Date.now() / 1_000) - secondsAgo);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const digest = createHmac('sha256', key).update(`${name}.${timestamp}.${body}`).digest('base64');
  return {
    headers: {
      'Content-Type': 'application/json',
      'Svix-Id': name,
      'Svix-Timestamp': timestamp,
      'Svix-Signature': `v1,${digest}`,
    },
    body,
  };
}

/** What is said of a mail, in the shape of Resend's events. */
export const eventAbout = (mailId: string, type: string): string =>
  JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: { email_id: mailId, to: ['somebody@example.com'], subject: 'Verification code' },
  });

export const signedEvent = (secret: string, mailId: string, type: string, said: Said = {}): SignedEvent =>
  signedRequest(secret, eventAbout(mailId, type), said);
