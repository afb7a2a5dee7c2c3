import type { Database } from '@countersign/database';
import type { Config } from '../../config/config.ts';

/** One of `pnpm accounts`. */
export interface AccountsCommand {
  /** What follows `pnpm accounts`, with what it does after a few spaces. */
  usage: string;
  /** Null where these arguments are not its own: the usage is shown then. */
  parse: (args: readonly string[]) => AccountsRun | null;
}

/** Returns what went wrong, in a sentence for whoever typed the command, or null. */
export type AccountsRun = (context: AccountsContext) => Promise<string | null>;

export interface AccountsContext {
  config: Config;
  /** Opens and migrates it; closed once the command is done. */
  openDatabase: () => Promise<Database>;
}
