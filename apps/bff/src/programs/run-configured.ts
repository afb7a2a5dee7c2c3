import { errorCodeOf, isDatabaseUnavailable, MayNotMigrate, makePrivateFolder } from '@countersign/database';
import { BadConfiguration, type Config, readConfig } from '../config/config.ts';
import { reachLoopbackDirectly } from '../config/direct-loopback.ts';
import { NoConsole } from '../console/console-pages.ts';
import { dataFolderRefusal, type ProgramKind } from './data-folder-refusals.ts';
import { databaseRefusal } from './database-refusals.ts';

/**
 * Runs a program with this process's configuration. Whatever prevents it from running becomes a sentence on stderr and exit
 * code 1.
 */
export async function runConfigured(
  run: (config: Config) => Promise<void>,
  kind: ProgramKind = 'command',
): Promise<void> {
  let config: Config | null = null;
  try {
    reachLoopbackDirectly(process.env);
    config = readConfig(process.env);
    if (usesDataFolder(config)) makePrivateFolder(config.dataFolder);
    await run(config);
  } catch (error) {
    const sentence = refusalFor(error, config, kind);
    process.stderr.write(sentence ? `${sentence}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  }
}

function refusalFor(error: unknown, config: Config | null, kind: ProgramKind): string | null {
  if (error instanceof BadConfiguration || error instanceof NoConsole) return error.message;
  if (error instanceof MayNotMigrate) {
    return 'The tables are missing or older than this program, and the user of DATABASE_URL may not change them. Run "pnpm migrate" as the user who owns them first.';
  }
  const code = errorCodeOf(error) ?? '';
  const nameOf = (port: unknown) => (port === config?.metricsPort ? 'METRICS_PORT' : 'PORT');
  if (code === 'EADDRINUSE') {
    return `Port ${portOf(error)} is taken. Stop what listens there, or set ${nameOf(portOf(error))} to another number.`;
  }
  if (code === 'EACCES' && error instanceof Error && 'port' in error) {
    return `Port ${error.port} may not be used by this user of the system. Set ${nameOf(error.port)} to 1024 or more.`;
  }
  if (config === null) return null;
  const refusal = config.database.kind === 'postgres' ? databaseRefusal(error, config.database.url) : null;
  if (refusal) return refusal;
  if (config.database.kind === 'postgres' && isDatabaseUnavailable(error)) {
    return 'The database of DATABASE_URL does not answer. Check that it runs and can be reached.';
  }
  return usesDataFolder(config) ? dataFolderRefusal(error, config.dataFolder, kind) : null;
}

/** For the embedded database, a generated key, or both. */
const usesDataFolder = ({ database, keyring }: Config) => database.kind === 'embedded' || keyring === null;

const portOf = (error: unknown) => (error instanceof Error && 'port' in error ? error.port : null);
