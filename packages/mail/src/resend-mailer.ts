import {
  type Delivered,
  isDeliverable,
  isSingleLine,
  isSingleSender,
  type Mailer,
  type RequestedMail,
} from '@countersign/two-factor';
import { Resend } from 'resend';
import { attempt, type FailureReason } from './delivery/attempt.ts';
import { deliverWithinLimits } from './delivery/deliver-within-limits.ts';
import { type DeliveryLimits, deliveryLimits } from './delivery/delivery-limits.ts';
import { compose } from './messages/compose.ts';
import { emailCodeContent } from './messages/email-code-content.ts';
import type { MessageContent } from './messages/message-content.ts';
import { messageHeaders } from './messages/message-headers.ts';
import { noticeContent } from './messages/notice-content.ts';
import { unlockLinkContent } from './messages/unlock-link-content.ts';
import type { MailWords } from './words/mail-words.ts';
import { wordsOf } from './words/words-of.ts';

export interface ResendMailerOptions {
  apiKey: string;
  /** Resend's own, or an emulator's. */
  baseUrl: string;
  /** `name@example.com` or `Name <name@example.com>`. */
  from: string;
  platformName: string;
  limits?: DeliveryLimits;
  /** For logs and metrics: told once per mail, and never a code, a link, the recipient or a text of the provider's. */
  onDeliveryEnded?: (report: DeliveryReport) => void;
}

export type MailKind = 'email-code' | 'unlock-link' | 'notice';

export interface DeliveryReport {
  kind: MailKind;
  /** Of the request that the mail is about. */
  requestId: string;
  /** `dropped` was composed for an email without an account, and sent to nobody. */
  outcome: Delivered | 'dropped';
  /** Null when the mail was sent or dropped. */
  reason: FailureReason | 'unsafe-header' | 'out-of-time' | 'broken' | null;
  /** HTTP status of the last failure, if it had one. */
  status: number | null;
  tries: number;
  milliseconds: number;
}

export function resendMailer({ limits = deliveryLimits, onDeliveryEnded, ...options }: ResendMailerOptions): Mailer {
  const provider = silentProvider(options);

  async function deliver(
    mail: RequestedMail,
    content: () => MessageContent,
    startedAt: number,
  ): Promise<Ended & { outcome: Delivered }> {
    const { from, platformName } = options;
    const { to, idempotencyKey } = mail;
    if (!isDeliverable(to) || !isSingleSender(from) || !isSingleLine(platformName)) return notTried('unsafe-header');

    const message = await compose(content());
    const email = { from, to, headers: messageHeaders(idempotencyKey), ...message };
    const { last, mayHaveLeft, tries } = await deliverWithinLimits(
      (signal) => attempt(provider, email, { idempotencyKey, signal }),
      limits,
      startedAt,
    );
    if (last === null) return notTried('out-of-time');
    if (last.kind === 'sent') return { outcome: 'sent', reason: null, status: null, tries };
    return { outcome: mayHaveLeft ? 'unknown' : 'refused', reason: last.reason, status: last.status, tries };
  }

  function report(kind: MailKind, mail: RequestedMail, ended: Ended, startedAt: number): void {
    try {
      const milliseconds = Math.round(performance.now() - startedAt);
      onDeliveryEnded?.({ kind, requestId: mail.requestedFrom.requestId, ...ended, milliseconds });
    } catch {
      // A broken log does not make a sent mail unsent.
    }
  }

  const sending =
    <M extends RequestedMail>(
      kind: MailKind,
      contentOf: (mail: M, platformName: string, words: MailWords) => MessageContent,
    ) =>
    async (mail: M): Promise<Delivered> => {
      const startedAt = performance.now();
      const content = () => contentOf(mail, options.platformName, wordsOf[mail.language]);
      // What was thrown may quote the mail, so it ends here.
      const ended = await deliver(mail, content, startedAt).catch(() => notTried('broken'));
      report(kind, mail, ended, startedAt);
      return ended.outcome;
    };

  return {
    sendEmailCode: sending('email-code', emailCodeContent),
    sendUnlockLink: sending('unlock-link', unlockLinkContent),
    async dropUnlockLink(mail) {
      const startedAt = performance.now();
      await compose(unlockLinkContent(mail, options.platformName, wordsOf[mail.language]));
      report('unlock-link', mail, { outcome: 'dropped', reason: null, status: null, tries: 0 }, startedAt);
    },
    sendNotice: sending('notice', noticeContent),
  };
}

type Ended = Omit<DeliveryReport, 'kind' | 'requestId' | 'milliseconds'>;

const notTried = (reason: 'unsafe-header' | 'out-of-time' | 'broken') =>
  ({ outcome: 'refused', reason, status: null, tries: 0 }) as const;

/** With RESEND_DEBUG set the SDK prints the provider's error texts, which quote the recipient (decisions/001). */
function silentProvider({ apiKey, baseUrl }: Pick<ResendMailerOptions, 'apiKey' | 'baseUrl'>): Resend {
  const provider = new Resend(apiKey, { baseUrl });
  return Object.defineProperty(provider, 'debug', { value: false });
}
