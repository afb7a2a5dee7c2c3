import type { Config } from '../config/config.ts';
import { createJsonLog } from '../observability/log.ts';
import { add } from './accounts/add.ts';
import { block, unblock } from './accounts/block.ts';
import type { AccountsCommand } from './accounts/command.ts';
import { exportAccounts } from './accounts/export.ts';
import { help } from './accounts/help.ts';
import { importAccounts } from './accounts/import.ts';
import { invite, list, resend, withdraw } from './accounts/invitations.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';
import { complain } from './say.ts';

const commands: Readonly<Record<string, AccountsCommand>> = {
  add,
  invite,
  resend,
  withdraw,
  list,
  help,
  block,
  unblock,
  import: importAccounts,
  export: exportAccounts,
};

const USAGE = Object.values(commands)
  .map(({ usage }, index) => `${index === 0 ? 'Usage:' : '      '} pnpm accounts ${usage}`)
  .join('\n');

await runConfigured(async function accounts(config: Config) {
  const [name = '', ...args] = process.argv.slice(2);
  const run = Object.hasOwn(commands, name) ? commands[name]?.parse(args) : null;
  if (!run) return complain(USAGE);
  await using opened = new AsyncDisposableStack();
  const log = createJsonLog((line) => process.stderr.write(line));
  const problem = await run({
    config,
    async openDatabase() {
      const database = await openDatabase(config, log);
      opened.defer(() => database.close());
      return database;
    },
  });
  if (problem !== null) complain(problem);
});
