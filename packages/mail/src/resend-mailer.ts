import {
  isDeliverable,
  isSingleLine,
  isSingleSender,
  type Mail,
  type Mailer,
  type SendOutcome,
} from '@countersign/two-factor';
import { Resend } from 'resend';
import { attempt, type FailureReason } from './delivery/attempt.ts';
import { deliverWithinLimits } from './delivery/deliver-within-limits.ts';
import { type DeliveryLimits, deliveryLimits } from './delivery/delivery-limits.ts';
import { compose } from './messages/compose.ts';
import { contentOf } from './messages/content-of.ts';
import { messageHeaders } from './messages/message-headers.ts';

export interface ResendMailerOptions {
  apiKey: string;
  /** Resend's own, or an emulator's. */
  baseUrl: string;
  /** `name@example.com` or `Name <name@example.com>`. */
  from: string;
  platformName: string;
  limits?: DeliveryLimits;
  /** Called once per mail, for logs and metrics; reports contain no code, link, recipient or text of the provider. */
  onDeliveryEnded?: (report: DeliveryReport) => void;
}

export interface DeliveryReport {
  kind: Mail['kind'];
  /** Of the request that the mail is about. */
  requestId: string;
  /** `dropped` was composed for an email without an account, and sent to nobody. */
  outcome: SendOutcome['kind'] | 'dropped';
  /** The provider's; null unless the mail was sent. */
  mailId: string | null;
  /** Null when the mail was sent or dropped. */
  reason: FailureReason | 'unsafe-header' | 'out-of-time' | 'broken' | null;
  /** HTTP status of the last failure, if it had one. */
  status: number | null;
  tries: number;
  milliseconds: number;
}

export function createResendMailer({
  limits = deliveryLimits,
  onDeliveryEnded,
  ...options
}: ResendMailerOptions): Mailer {
  const provider = silentProvider(options);

  async function deliver(mail: Mail, startedAt: number): Promise<Ended & { sent: SendOutcome }> {
    const { from, platformName } = options;
    const { to, idempotencyKey } = mail;
    if (!isDeliverable(to) || !isSingleSender(from) || !isSingleLine(platformName)) return notTried('unsafe-header');

    const message = await compose(contentOf(mail, platformName));
    const email = { from, to, headers: messageHeaders(idempotencyKey), ...message };
    const { last, mayHaveLeft, tries } = await deliverWithinLimits(
      (signal) => attempt(provider, email, { idempotencyKey, signal }),
      limits,
      startedAt,
    );
    if (last === null) return notTried('out-of-time');
    if (last.kind === 'sent') return { sent: last, reason: null, status: null, tries };
    return { sent: { kind: mayHaveLeft ? 'unknown' : 'refused' }, reason: last.reason, status: last.status, tries };
  }

  function report(
    mail: Mail,
    { sent, ...ended }: Ended & { sent: SendOutcome | { kind: 'dropped' } },
    startedAt: number,
  ): void {
    const { kind, requestedFrom } = mail;
    try {
      const milliseconds = Math.round(performance.now() - startedAt);
      const mailId = sent.kind === 'sent' ? sent.mailId : null;
      onDeliveryEnded?.({
        kind,
        requestId: requestedFrom.requestId,
        outcome: sent.kind,
        mailId,
        ...ended,
        milliseconds,
      });
    } catch {
      // A failing log must not turn a sent mail into a failure.
    }
  }

  return {
    async send(mail) {
      const startedAt = performance.now();
      // The exception may quote the mail, so it is not passed on.
      const ended = await deliver(mail, startedAt).catch(() => notTried('broken'));
      report(mail, ended, startedAt);
      return ended.sent;
    },

    async drop(mail) {
      const startedAt = performance.now();
      await compose(contentOf(mail, options.platformName));
      report(mail, { sent: { kind: 'dropped' }, reason: null, status: null, tries: 0 }, startedAt);
    },
  };
}

type Ended = Pick<DeliveryReport, 'reason' | 'status' | 'tries'>;

const notTried = (reason: 'unsafe-header' | 'out-of-time' | 'broken') =>
  ({ sent: { kind: 'refused' }, reason, status: null, tries: 0 }) as const;

/** With RESEND_DEBUG set the SDK prints the provider's error texts, which quote the recipient (decisions/001). */
function silentProvider({ apiKey, baseUrl }: Pick<ResendMailerOptions, 'apiKey' | 'baseUrl'>): Resend {
  const provider = new Resend(apiKey, { baseUrl });
  return Object.defineProperty(provider, 'debug', { value: false });
}
