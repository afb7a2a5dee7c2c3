import { composeBeginHelp } from '../../composition-of-commands.ts';
import { keyringOf } from '../../config/local-keyring.ts';
import { say } from '../say.ts';
import { emailAndReason } from './arguments.ts';
import type { AccountsCommand } from './command.ts';
import { noAccountFor, REASON_REFUSED } from './sentences.ts';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const inUtc = (moment: Date): string => `${format.format(moment)} UTC`;

export const help: AccountsCommand = {
  usage: 'help EMAIL --reason "…"   (mails a link by which a member who is locked out begins their own recovery)',
  parse(args) {
    const asked = emailAndReason(args);
    if (!asked) return null;
    return async ({ config, openDatabase }) => {
      const { email } = asked;
      const keyring = keyringOf(config);
      const outcome = await composeBeginHelp({ database: await openDatabase(), keyring })(asked);
      switch (outcome.kind) {
        case 'begun':
          say(
            `A server that runs mails ${email} a link within a minute. It can be used until ${inUtc(outcome.expiresAt)}.`,
          );
          say(
            'Nothing has changed: only the member starts the wait of 24 hours, and it can be cancelled until it ends.',
          );
          return null;
        case 'waiting':
          return `${email} has been mailed a link already, which can be used until ${inUtc(outcome.expiresAt)}.`;
        case 'started':
          return `${email} has started the wait already. Two-factor authentication is deactivated on ${inUtc(outcome.dueAt)}, unless somebody cancels.`;
        case 'blocked':
          return `The account for ${email} is blocked. Unblock it first.`;
        case 'not-active':
          return `Two-factor authentication is not active for ${email}: the password is all that it takes to sign in.`;
        case 'no-account':
          return noAccountFor(email);
        case 'no-reason':
          return REASON_REFUSED;
      }
    };
  },
};
