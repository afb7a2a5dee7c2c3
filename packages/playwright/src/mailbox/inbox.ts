export interface Mail {
  id: string;
  to: readonly string[];
  subject: string;
  /** The plain-text part; of a mail without one, its HTML without the tags. */
  text: string;
  sentAt: Date;
}

/** Where test mail ends up. Anything that can list it fits: an emulator, a mail catcher, an IMAP folder. */
export interface Inbox {
  /** Every mail that is there, in any order. */
  mails(): Promise<readonly Mail[]>;
}
