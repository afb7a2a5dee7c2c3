import { codeIn } from './code-in.ts';

/** The parts that tests read of what the Resend emulator lists. */
export interface Mail {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  html: string;
  text: string;
}

export interface Inbox {
  mails(to: string): Promise<Mail[]>;
  /** The code of the newest mail to this address. */
  newestCode(to: string): Promise<string>;
  /** The tokens of the unlock links in the mails to this address, the oldest first. */
  linkTokens(to: string): Promise<string[]>;
}

export const inboxOf = (emulatorUrl: string): Inbox => {
  const inbox: Inbox = {
    async mails(to) {
      const response = await fetch(`${emulatorUrl}/emails`);
      const { data } = (await response.json()) as { data: (Mail & { created_at: string })[] };
      return data.filter((mail) => mail.to.includes(to)).toSorted((a, b) => a.created_at.localeCompare(b.created_at));
    },
    async newestCode(to) {
      const newest = (await inbox.mails(to)).at(-1);
      if (!newest) throw new Error(`No mail has reached ${to}.`);
      return codeIn(newest.text);
    },
    async linkTokens(to) {
      return (await inbox.mails(to)).flatMap(({ text }) => /\/sign-in\/unlock#(\S+)/.exec(text)?.[1] ?? []);
    },
  };
  return inbox;
};
