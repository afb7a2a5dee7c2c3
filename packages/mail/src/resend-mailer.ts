import {
  type Delivered,
  type EmailCodeMail,
  isDeliverable,
  isSingleLine,
  isSingleSender,
  type Mailer,
} from '@countersign/two-factor';
import { Resend } from 'resend';
import { attempt, type FailureReason } from './delivery/attempt.ts';
import { deliverWithinLimits } from './delivery/deliver-within-limits.ts';
import { type DeliveryLimits, deliveryLimits } from './delivery/delivery-limits.ts';
import { emailCodeContent } from './messages/email-code-content.ts';
import { composeEmailCodeMessage } from './messages/email-code-message.tsx';
import { en } from './words/en.ts';

export interface ResendMailerOptions {
  apiKey: string;
  /** Resend's own, or an emulator's. */
  baseUrl: string;
  /** `name@example.com` or `Name <name@example.com>`. */
  from: string;
  platformName: string;
  limits?: DeliveryLimits;
  /** For logs and metrics: told once per mail, and never the code, the recipient or a text of the provider's. */
  onDeliveryEnded?: (report: DeliveryReport) => void;
}

export interface DeliveryReport {
  outcome: Delivered;
  /** Null when the mail was sent. */
  reason: FailureReason | 'unsafe-header' | 'out-of-time' | 'broken' | null;
  /** HTTP status of the last failure, if it had one. */
  status: number | null;
  tries: number;
  milliseconds: number;
}

export function resendMailer({ limits = deliveryLimits, onDeliveryEnded, ...options }: ResendMailerOptions): Mailer {
  const provider = silentProvider(options);

  async function deliver(mail: EmailCodeMail, startedAt: number): Promise<Omit<DeliveryReport, 'milliseconds'>> {
    const { from, platformName } = options;
    const { to, idempotencyKey } = mail;
    if (!isDeliverable(to) || !isSingleSender(from) || !isSingleLine(platformName)) return notTried('unsafe-header');

    const message = await composeEmailCodeMessage(emailCodeContent(mail, platformName, en));
    const email = { from, to, ...message };
    const { last, mayHaveLeft, tries } = await deliverWithinLimits(
      (signal) => attempt(provider, email, { idempotencyKey, signal }),
      limits,
      startedAt,
    );
    if (last === null) return notTried('out-of-time');
    if (last.kind === 'sent') return { outcome: 'sent', reason: null, status: null, tries };
    return { outcome: mayHaveLeft ? 'unknown' : 'refused', reason: last.reason, status: last.status, tries };
  }

  return {
    async sendEmailCode(mail) {
      const startedAt = performance.now();
      // What was thrown may quote the mail, so it ends here.
      const ended = await deliver(mail, startedAt).catch(() => notTried('broken'));
      try {
        onDeliveryEnded?.({ ...ended, milliseconds: Math.round(performance.now() - startedAt) });
      } catch {
        // A broken log does not make a sent mail unsent.
      }
      return ended.outcome;
    },
  };
}

const notTried = (reason: 'unsafe-header' | 'out-of-time' | 'broken') =>
  ({ outcome: 'refused', reason, status: null, tries: 0 }) as const;

/** With RESEND_DEBUG set the SDK prints the provider's error texts, which quote the recipient (decisions/001). */
function silentProvider({ apiKey, baseUrl }: Pick<ResendMailerOptions, 'apiKey' | 'baseUrl'>): Resend {
  const provider = new Resend(apiKey, { baseUrl });
  return Object.defineProperty(provider, 'debug', { value: false });
}
