/** The parts that tests read of what the Resend emulator lists. */
export interface ReceivedMail {
  to: string[];
  subject: string;
  text: string;
}

export interface Mailbox {
  /** All that reached this address, the oldest first. */
  mails(to: string): Promise<ReceivedMail[]>;
  /** The code of the newest mail to this address that holds one. */
  newestCode(to: string): Promise<string>;
  /** The token of the newest unlock link to this address. */
  newestLinkToken(to: string): Promise<string>;
}

const CODE_ON_ITS_OWN_LINE = /^ +([0-9]{6})$/m;
const LINK_TOKEN = /\/sign-in\/unlock#(\S+)/;

export function mailboxAt(emulatorUrl: string): Mailbox {
  async function mails(to: string) {
    const response = await fetch(`${emulatorUrl}/emails`);
    const { data } = (await response.json()) as { data: (ReceivedMail & { created_at: string })[] };
    return data.filter((mail) => mail.to.includes(to)).toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  }
  async function newest(to: string, pattern: RegExp): Promise<string> {
    const found = (await mails(to)).flatMap(({ text }) => pattern.exec(text)?.[1] ?? []).at(-1);
    if (found === undefined) throw new Error(`No mail to ${to} holds ${pattern}.`);
    return found;
  }
  return {
    mails,
    newestCode: (to) => newest(to, CODE_ON_ITS_OWN_LINE),
    newestLinkToken: (to) => newest(to, LINK_TOKEN),
  };
}
