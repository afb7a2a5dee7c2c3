import { composeBlocking } from '../../composition-of-commands.ts';
import { say } from '../say.ts';
import { emailAlone, emailAndReason } from './arguments.ts';
import type { AccountsCommand } from './command.ts';
import { noAccountFor, REASON_REFUSED } from './sentences.ts';

export const block: AccountsCommand = {
  usage: 'block EMAIL --reason "…"   (ends every session; nobody signs in until it is unblocked)',
  parse(args) {
    const asked = emailAndReason(args);
    if (!asked) return null;
    return async ({ openDatabase }) => {
      const { email } = asked;
      const { kind } = await composeBlocking({ database: await openDatabase() }).blockAccount(asked);
      if (kind === 'no-reason') return REASON_REFUSED;
      if (kind === 'no-account') return noAccountFor(email);
      if (kind === 'blocked-before')
        return `The account for ${email} is blocked already, for the reason that was given then.`;
      say(`Blocked ${email}. Every session has ended.`);
      return null;
    };
  },
};

export const unblock: AccountsCommand = {
  usage: 'unblock EMAIL',
  parse(args) {
    const email = emailAlone(args);
    if (email === null) return null;
    return async ({ openDatabase }) => {
      const { kind } = await composeBlocking({ database: await openDatabase() }).unblockAccount({ email });
      if (kind === 'no-account') return noAccountFor(email);
      if (kind === 'not-blocked') return `The account for ${email} is not blocked.`;
      say(`Unblocked ${email}.`);
      return null;
    };
  },
};
