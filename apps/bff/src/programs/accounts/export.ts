import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCodeOf } from '@countersign/database';
import { composeExport } from '../../composition-of-commands.ts';
import { say } from '../say.ts';
import type { AccountsCommand, AccountsContext } from './command.ts';
import { exportedCsvLine, exportedEvent, exportedHeader, exportedJson } from './exported-lines.ts';

interface Options {
  withActivity: boolean;
}

export const exportAccounts: AccountsCommand = {
  usage: 'export [FILE] [--activity]   (JSON lines, or CSV if FILE ends in .csv; no secret is in it)',
  parse(args) {
    const [file = null, ...rest] = args.filter((arg) => arg !== '--activity');
    if (file?.startsWith('-') || rest.length > 0) return null;
    return (context) => run(context, file, { withActivity: args.includes('--activity') });
  },
};

async function run({ openDatabase }: AccountsContext, file: string | null, options: Options): Promise<string | null> {
  const isCsv = file?.toLowerCase().endsWith('.csv') ?? false;
  if (isCsv && options.withActivity) return 'A table has no room for activity. Name a file that ends in .jsonl.';
  if (file !== null && existsSync(file)) return `There is ${file} already. Name another file, or move that one away.`;
  const exported = composeExport({ database: await openDatabase() });
  const lines = Readable.from(isCsv ? csvLines(exported) : jsonLines(exported, options));
  return file === null ? await print(lines) : await write(lines, file);
}

async function print(lines: Readable): Promise<null> {
  try {
    await pipeline(lines, process.stdout, { end: false });
  } catch (error) {
    // Whoever read it, such as `head`, has read enough.
    if (errorCodeOf(error) !== 'EPIPE') throw error;
  }
  return null;
}

/** Under its name only once it is whole, and for nobody else to read. */
async function write(lines: Readable, file: string): Promise<string | null> {
  const draft = `${file}.part`;
  const opened = await made(draft).catch(errorCodeOf);
  if (opened === null || typeof opened === 'string') return `${file} cannot be written (${opened}).`;
  await pipeline(lines, opened.createWriteStream());
  await rename(draft, file);
  say(`Written to ${file}.`);
  return null;
}

/** Anew, since what lies there, of an export that was interrupted or of somebody else, may be for others to read. */
async function made(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return open(path, 'wx', 0o600);
}

type Exported = ReturnType<typeof composeExport>;

async function* csvLines({ exportAccounts }: Exported): AsyncGenerator<string, void> {
  yield exportedHeader;
  for await (const accounts of exportAccounts()) yield accounts.map(exportedCsvLine).join('');
}

async function* jsonLines({ exportAccounts, exportActivity }: Exported, { withActivity }: Options) {
  for await (const accounts of exportAccounts()) {
    for (const account of accounts) {
      yield exportedJson(account);
      if (withActivity) {
        yield ',"activity":[';
        let isFirst = true;
        for await (const events of exportActivity({ accountId: account.id })) {
          for (const event of events) {
            yield `${isFirst ? '' : ','}${exportedEvent(event)}`;
            isFirst = false;
          }
        }
        yield ']';
      }
      yield '}\n';
    }
  }
}
