import { createPasswordHash } from '@countersign/crypto/password-hash';
import { readableEmail } from '@countersign/two-factor';
import { composeAddAccount } from '../../composition-of-commands.ts';
import { readPassword } from '../read-password.ts';
import { say } from '../say.ts';
import { emailAlone } from './arguments.ts';
import type { AccountsCommand } from './command.ts';
import { accountExists, notDeliverable, passwordFlawSentences } from './sentences.ts';

export const add: AccountsCommand = {
  usage: 'add EMAIL   (the password is asked for, or read from standard input)',
  parse(args) {
    const email = emailAlone(args);
    if (email === null) return null;
    return async ({ config, openDatabase }) => {
      const password = await readPassword(`Password for ${email}: `);
      const database = await openDatabase();
      const addAccount = composeAddAccount({ database, passwordHash: createPasswordHash() }, config);
      const outcome = await addAccount({ email, password });
      if (outcome.kind === 'email-taken') return accountExists(email);
      if (outcome.kind === 'not-an-email') return notDeliverable(email);
      if (outcome.kind === 'poor-password') return passwordFlawSentences[outcome.flaw];
      say(`Added ${readableEmail(outcome.email)}.`);
      return null;
    };
  },
};
