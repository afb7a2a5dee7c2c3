import type { ImportProgress } from '@countersign/two-factor';
import { composeImport, composeKeys } from '../../composition-of-commands.ts';
import { keyringOf } from '../../config/local-keyring.ts';
import { missingKeysSentence } from '../key-sentences.ts';
import { onShutdownSignal } from '../on-shutdown-signal.ts';
import { say, sayStopped } from '../say.ts';
import { readAccountsFile, UnreadableFile } from './accounts-file.ts';
import type { AccountsCommand, AccountsContext } from './command.ts';
import { refusalLine, resultTable } from './import-sentences.ts';

/** Lines between two words of progress. */
const REPORT_EVERY = 1_000;

export const importAccounts: AccountsCommand = {
  usage: 'import FILE [--dry-run]   (CSV or JSON lines: email, name, password_hash, key_uri)',
  parse(args) {
    const [file, ...rest] = args.filter((arg) => arg !== '--dry-run');
    if (file === undefined || file.startsWith('-') || rest.length > 0) return null;
    return (context) => run(context, file, { isDryRun: args.includes('--dry-run') });
  },
};

const NOTHING: ImportProgress = { lines: 0, added: 0, withAuthenticator: 0, existing: 0, refused: 0, refusals: [] };

async function run({ config, openDatabase }: AccountsContext, file: string, options: { isDryRun: boolean }) {
  const keyring = keyringOf(config);
  const database = await openDatabase();
  const missing = await composeKeys({ database, keyring }).findMissingKeys();
  if (missing.length > 0) return missingKeysSentence(missing, config);

  const importAccounts = composeImport({ database, keyring });
  const stopping = onShutdownSignal(() => report('Stopping after this batch.'));
  let progress = NOTHING;
  try {
    for await (const next of importAccounts(readAccountsFile(file), options)) {
      for (const refusal of next.refusals) say(refusalLine(refusal));
      if (Math.floor(next.lines / REPORT_EVERY) > Math.floor(progress.lines / REPORT_EVERY)) {
        report(`${next.lines} accounts read.`);
      }
      progress = next;
      if (stopping()) break;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }

  say(resultTable(progress, options));
  const signal = stopping();
  if (signal) {
    sayStopped(signal);
    return null;
  }
  if (progress.refused === 0) return null;
  return options.isDryRun
    ? 'Not every line can be taken. Mend those above, or they will be left out.'
    : 'Not every line was taken. Mend those above and run it again.';
}

const report = (line: string) => void process.stderr.write(`${line}\n`);
