import type { Delivery } from '../vocabulary.ts';
import type { Mail, MailId } from './mail.ts';

/** What came from outside as an event of the provider: three headers, and the bytes of the body as they were sent. */
export interface SignedRequest {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
  body: Uint8Array;
}

/** What a signature of the provider vouches for. */
export interface VerifiedMessage {
  /** Of the event: the same each time that the provider sends it. */
  id: string;
  /** When it was sent, in seconds since 1970, not yet compared with any clock. */
  sentAt: number;
}

/** How the provider signs its events, and how it calls them. */
export interface ProviderEvents {
  /** Null unless the signature is the provider's, over this body. */
  verify(request: SignedRequest): VerifiedMessage | null;
  /** What an event of this type says became of a mail; null for the many others. */
  deliveryOf(type: string): Delivery | null;
}

/** What the provider says of a mail that it has taken. */
export interface DeliveryEvent extends VerifiedMessage {
  mailId: MailId;
  delivery: Delivery;
}

/** `known`: what it says was known already, or is outranked by what is. `stale`: sent too long ago, or in the future. */
export type DeliveryEventOutcome = 'recorded' | 'known' | 'repeated' | 'stale';

export type LinkMailKind = Extract<Mail['kind'], 'unlock-link' | 'reset'>;

/** Mails that have left, by the provider's ids, and what became of them. */
export interface SentMails {
  /**
   * Keeps the id of a mail that somebody asked for by an email alone, nothing where that has no account. Those of other mails
   * are kept by what records that they have left.
   */
  keepLinkMail(mail: { mailId: MailId; kind: LinkMailKind; email: string }): Promise<void>;
  /** The same of a mail with a sign-up link, or in its place. */
  keepSignUpMail(mail: { mailId: MailId; email: string }): Promise<void>;
  /** Records what became of a mail, once for each event. It may come before the mail's id is kept, and changes nothing else. */
  recordDelivery(event: DeliveryEvent): Promise<DeliveryEventOutcome>;
}
