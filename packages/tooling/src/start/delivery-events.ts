import { createHmac, randomBytes } from 'node:crypto';

/** Where the events of sent mails go, signed as Resend signs them. */
export interface Webhook {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
}

export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The BFF's, with the first secret of its settings or one that lasts as long as the process. */
export const webhookOf = (port: number, environment: NodeJS.ProcessEnv): Webhook => ({
  url: `http://localhost:${port}/api/webhooks/resend`,
  secret: environment.RESEND_WEBHOOK_SECRET?.split(',')[0]?.trim() || newWebhookSecret(),
});

/** What a BFF is told that sends its mails there; its own secret stays, if it has one. */
export const settingsFor = (
  { apiUrl }: { apiUrl: string },
  { secret }: Webhook,
  environment: NodeJS.ProcessEnv = {},
) => ({
  RESEND_BASE_URL: apiUrl,
  RESEND_WEBHOOK_SECRET: environment.RESEND_WEBHOOK_SECRET || secret,
});

/** Whoever does not answer by then is told nothing. */
const PATIENCE_MILLISECONDS = 3_000;

/** Resend's own addresses for trying things out, also as `bounced+any-label@resend.dev`; of others there nothing is heard. */
const eventsAt: Readonly<Record<string, readonly string[]>> = {
  delivered: ['email.delivered'],
  bounced: ['email.bounced'],
  suppressed: ['email.suppressed'],
  complained: ['email.delivered', 'email.complained'],
};

/** What becomes of a mail to this address, in Resend's words. */
export function eventsOf(to: string): readonly string[] {
  const [, mailbox = ''] = /^([^@+]*)(?:\+[^@]*)?@resend\.dev$/i.exec(to) ?? [];
  const isForTrying = /@resend\.dev$/i.test(to);
  const rest = isForTrying ? (eventsAt[mailbox.toLowerCase()] ?? []) : ['email.delivered'];
  return ['email.sent', ...rest];
}

interface SentMail {
  id: string;
  to: string;
  subject: string;
}

/** Tells of a mail that was taken, one event after the other. That nobody listens is no reason to refuse the mail. */
export async function tellOf({ id, subject, to }: SentMail, webhook: Webhook): Promise<void> {
  for (const type of eventsOf(to)) await sendEvent(type, { id, to, subject }, webhook).catch(() => {});
}

/** Says once what became of a mail. @throws unless it was taken */
export async function sendEvent(type: string, mail: SentMail, { secret, url }: Webhook): Promise<void> {
  const at = new Date().toISOString();
  const data = { created_at: at, email_id: mail.id, to: [mail.to], subject: mail.subject };
  const body = JSON.stringify({ type, created_at: at, data });
  const id = `msg_${randomBytes(12).toString('hex')}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const { status } = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Svix-Id': id,
      'Svix-Timestamp': timestamp,
      'Svix-Signature': `v1,${signature}`,
    },
    body,
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (status !== 204) throw new Error(`The event ${type} was answered ${status}.`);
}
