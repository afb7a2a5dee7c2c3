import type { MailId } from '../ports/mail.ts';
import type { ProviderEvents, SentMails, VerifiedMessage } from '../ports/sent-mails.ts';
import type { Delivery } from '../vocabulary.ts';

/** `known`: it says nothing that was not known. */
export type RecordDeliveryOutcome =
  | { kind: 'recorded'; delivery: Delivery }
  | { kind: 'known' }
  | { kind: 'repeated' }
  | { kind: 'ignored' }
  | { kind: 'no-mail' }
  | { kind: 'stale' };

interface Dependencies {
  providerEvents: ProviderEvents | null;
  sentMails: SentMails;
}

/**
 * Records what a verified event says became of a mail. It marks that mail and nothing else: no event switches a factor off,
 * stops a mail or touches an account (SEC-81).
 */
export const makeRecordDelivery =
  ({ providerEvents, sentMails }: Dependencies) =>
  async (event: {
    message: VerifiedMessage;
    type: string;
    mailId: MailId | undefined;
  }): Promise<RecordDeliveryOutcome> => {
    const { mailId, message, type } = event;
    const delivery = providerEvents?.deliveryOf(type) ?? null;
    if (delivery === null) return { kind: 'ignored' };
    if (mailId === undefined) return { kind: 'no-mail' };
    const kind = await sentMails.recordDelivery({ ...message, mailId, delivery });
    return kind === 'recorded' ? { kind, delivery } : { kind };
  };
