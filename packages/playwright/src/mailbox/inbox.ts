/** A mail as an inbox lists it. */
export interface Mail {
  id: string;
  to: readonly string[];
  subject: string;
  /** The plain-text part; of a mail without one, its HTML without the tags, but with the addresses that it links to. */
  text: string;
  sentAt: Date;
}

/** Where test mail ends up. Anything that can list it fits: an emulator, a mail catcher, an IMAP folder. */
export interface Inbox {
  /** The mails that are there, in any order; those to other addresses may be left out. */
  mails(search: { to: string }): Promise<readonly Mail[]>;
  /** The ids of every mail that is there, whomever it is to. */
  ids(): Promise<readonly string[]>;
}

/** An inbox over any way to list mails. */
export const inboxOf = (list: () => Promise<readonly Mail[]> | readonly Mail[]): Inbox => ({
  mails: async () => list(),
  ids: async () => (await list()).map(({ id }) => id),
});
