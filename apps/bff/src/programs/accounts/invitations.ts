import { parseArgs } from 'node:util';
import { accountNameLimits, days, invitationLimits, languages, readableEmail } from '@countersign/two-factor';
import { composeInvitations } from '../../composition-of-commands.ts';
import { keyringOf } from '../../config/local-keyring.ts';
import { say } from '../say.ts';
import { emailAlone } from './arguments.ts';
import type { AccountsCommand, AccountsContext } from './command.ts';
import { invitationLine } from './invitation-line.ts';
import { accountExists, notDeliverable } from './sentences.ts';

const open = async ({ config, openDatabase }: AccountsContext) =>
  composeInvitations({ database: await openDatabase(), keyring: keyringOf(config) });

export const invite: AccountsCommand = {
  usage: `invite EMAIL [--name NAME] [--language ${languages.join('|')}]   (mails a link that makes an account)`,
  parse(args) {
    const invited = invitedBy(args);
    if (invited === null) return null;
    const { email } = invited;
    return async (context) => {
      const outcome = await (await open(context)).invite(invited);
      if (outcome.kind === 'not-an-email') return notDeliverable(email);
      if (outcome.kind === 'not-a-name')
        return `A name is one line of at most ${accountNameLimits.longest} characters.`;
      if (outcome.kind === 'email-taken') return accountExists(email);
      if (outcome.kind === 'invited-already')
        return `${email} is invited already. "pnpm accounts resend ${email}" mails a new link.`;
      say(
        `Invited ${readableEmail(outcome.email)}. A server that runs mails the link within a minute; it counts for ${invitationLimits.timeToLive / days(1)} days.`,
      );
      return null;
    };
  },
};

function invitedBy(args: readonly string[]) {
  const parsed = optionsIn(args);
  const email = parsed && emailAlone(parsed.positionals);
  if (!parsed || email === null) return null;
  const { language: tag = languages[0], name = null } = parsed.values;
  const language = languages.find((each) => each === tag);
  return language === undefined ? null : { email, name, language };
}

/** Null for options that are not its own. */
function optionsIn(args: readonly string[]) {
  try {
    const options = { name: { type: 'string' }, language: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return null;
  }
}

export const resend: AccountsCommand = {
  usage: 'resend EMAIL   (mails a new link to somebody who is invited; the ones before count until their own end)',
  parse(args) {
    const email = emailAlone(args);
    if (email === null) return null;
    return async (context) => {
      const outcome = await (await open(context)).resend({ email });
      if (outcome.kind === 'email-taken') return accountExists(email);
      if (outcome.kind === 'not-invited')
        return `There is no open invitation for ${email}. "pnpm accounts invite ${email}" makes one.`;
      say(`Invited ${readableEmail(outcome.email)} again. A server that runs mails the link within a minute.`);
      return null;
    };
  },
};

export const withdraw: AccountsCommand = {
  usage: 'withdraw EMAIL   (ends every link that an address was sent and nobody has used)',
  parse(args) {
    const email = emailAlone(args);
    if (email === null) return null;
    return async (context) => {
      const outcome = await (await open(context)).withdraw({ email });
      if (outcome.kind === 'not-invited') return `There is no open invitation for ${email}.`;
      say(`Withdrawn: no link that ${readableEmail(outcome.email)} was sent works any more.`);
      return null;
    };
  },
};

export const list: AccountsCommand = {
  usage: 'list   (who is invited and has not made an account yet)',
  parse(args) {
    if (args.length > 0) return null;
    return async (context) => {
      let isEmpty = true;
      for await (const invitation of (await open(context)).list()) {
        isEmpty = false;
        say(invitationLine(invitation));
      }
      if (isEmpty) say('Nobody is invited.');
      return null;
    };
  },
};
