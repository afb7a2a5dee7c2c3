import type { RecoveryStep, ReversibleChange } from '@countersign/two-factor';
import { codeIn, holdsCode } from './code-in.ts';

/** The parts that tests read of what the Resend emulator lists. */
export interface Mail {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  html: string;
  text: string;
}

export interface Inbox {
  /** All that reached this address, the oldest first. */
  mails(to: string): Promise<Mail[]>;
  /** Those of them that hold a code. */
  codeMails(to: string): Promise<Mail[]>;
  /** The newest code that reached this address. */
  newestCode(to: string): Promise<string>;
  /** The tokens of the unlock links in the mails to this address, the oldest first. */
  linkTokens(to: string): Promise<string[]>;
  /** The tokens of the invitations and sign-up links, the oldest first. */
  invitationTokens(to: string): Promise<string[]>;
  /** What the mails to this address about a forgotten password hold, the oldest first. */
  resets(to: string): Promise<{ token: string; code: string }[]>;
  /** The tokens of the links that take such a change back, the oldest first. */
  undoTokens(to: string, change: ReversibleChange): Promise<string[]>;
  /** The tokens of the links that take such a step of a recovery, the oldest first. */
  recoveryTokens(to: string, step: RecoveryStep): Promise<string[]>;
}

/** @param settled waits for the work that requests have started: it sends their mails. */
export const inboxOf = (emulatorUrl: string, settled: () => Promise<void>): Inbox => {
  const inbox: Inbox = {
    async mails(to) {
      await settled();
      const response = await fetch(`${emulatorUrl}/emails`);
      const { data } = (await response.json()) as { data: (Mail & { created_at: string })[] };
      return data.filter((mail) => mail.to.includes(to)).toSorted((a, b) => a.created_at.localeCompare(b.created_at));
    },
    codeMails: async (to) => (await inbox.mails(to)).filter(holdsCode),
    async newestCode(to) {
      const newest = (await inbox.codeMails(to)).at(-1);
      if (!newest) throw new Error(`No code has reached ${to}.`);
      return codeIn(newest.text);
    },
    async linkTokens(to) {
      return (await inbox.mails(to)).flatMap(({ text }) => /\/sign-in\/unlock#(\S+)/.exec(text)?.[1] ?? []);
    },
    async invitationTokens(to) {
      return (await inbox.mails(to)).flatMap(({ text }) => /\/invitation#(\S+)/.exec(text)?.[1] ?? []);
    },
    async recoveryTokens(to, step) {
      const link = step === 'start' ? /\/recovery#(\S+)/ : /\/recovery\/cancel#(\S+)/;
      return (await inbox.mails(to)).flatMap(({ text }) => link.exec(text)?.[1] ?? []);
    },
    async resets(to) {
      return (await inbox.mails(to)).flatMap(({ text }) => {
        const token = /\/reset-password#(\S+)/.exec(text)?.[1];
        const code = /^ +([0-9]{8})$/m.exec(text)?.[1];
        return token && code ? [{ token, code }] : [];
      });
    },
    async undoTokens(to, change) {
      const link = new RegExp(`/undo/${change}#(\\S+)`);
      return (await inbox.mails(to)).flatMap(({ text }) => link.exec(text)?.[1] ?? []);
    },
  };
  return inbox;
};
