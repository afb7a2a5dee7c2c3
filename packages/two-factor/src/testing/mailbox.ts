import type { RecoveryStep, ReversibleChange } from '../vocabulary.ts';

/** The parts that tests read of what the Resend emulator lists. */
export interface ReceivedMail {
  id: string;
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
  /** The token of the newest invitation or sign-up link to this address. */
  newestInvitationToken(to: string): Promise<string>;
  /** Of the newest mail to this address about a forgotten password: its link's token, and its code. */
  newestReset(to: string): Promise<{ token: string; code: string }>;
  /** The token of the newest link to this address that takes back such a change. */
  newestUndoToken(to: string, change: ReversibleChange): Promise<string>;
  /** The token of the newest link to this address that takes such a step of a recovery. */
  newestRecoveryToken(to: string, step: RecoveryStep): Promise<string>;
}

const CODE_ON_ITS_OWN_LINE = /^ +([0-9]{6})$/m;
const INVITATION_TOKEN = /\/invitation#(\S+)/;
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
    newestInvitationToken: (to) => newest(to, INVITATION_TOKEN),
    newestRecoveryToken: (to, step) => newest(to, step === 'start' ? /\/recovery#(\S+)/ : /\/recovery\/cancel#(\S+)/),
    newestReset: async (to) => ({
      token: await newest(to, /\/reset-password#(\S+)/),
      code: await newest(to, /^ +([0-9]{8})$/m),
    }),
    newestUndoToken: (to, change) => newest(to, new RegExp(`/undo/${change}#(\\S+)`)),
  };
}
