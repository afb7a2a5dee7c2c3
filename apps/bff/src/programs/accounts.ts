import { createPasswordHash } from '@countersign/crypto/password-hash';
import { passwordLimits, readableEmail } from '@countersign/two-factor';
import { composeAddAccount } from '../composition-root.ts';
import type { Config } from '../config/config.ts';
import { createJsonLog } from '../observability/log.ts';
import { openDatabase } from './open-database.ts';
import { readPassword } from './read-password.ts';
import { runConfigured } from './run-configured.ts';

const USAGE = 'Usage: pnpm accounts add EMAIL   (the password is asked for, or read from standard input)';

const flawSentences = {
  'too-short': `The password needs at least ${passwordLimits.shortest} characters. A few words that you alone would put together do well.`,
  'too-long': `The password may have at most ${passwordLimits.longest} characters.`,
  common: 'That password is one of the first to be tried. Choose another.',
  guessable:
    'That password repeats itself, or is little more than the email or the name of the platform. Choose another.',
} as const;

await runConfigured(async function accounts(config: Config) {
  const [command, email, ...rest] = process.argv.slice(2);
  if (command !== 'add' || email === undefined || rest.length > 0) return end(USAGE);
  const password = await readPassword(`Password for ${email}: `);
  return end(await add(config, { email, password }));
});

/** An error message, or null. */
async function add(config: Config, entry: { email: string; password: string }): Promise<string | null> {
  const log = createJsonLog((line) => process.stderr.write(line));
  const database = await openDatabase(config, log);
  try {
    const addAccount = await composeAddAccount({ database, passwordHash: createPasswordHash() }, config);
    const outcome = await addAccount(entry);
    if (outcome.kind === 'added') process.stdout.write(`Added ${readableEmail(outcome.email)}.\n`);
    if (outcome.kind === 'email-taken') return `There is an account for ${entry.email} already.`;
    if (outcome.kind === 'not-an-email') return `${entry.email} is not an email address that mail can be sent to.`;
    return outcome.kind === 'poor-password' ? flawSentences[outcome.flaw] : null;
  } finally {
    await database.close();
  }
}

function end(problem: string | null): void {
  if (problem === null) return;
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
