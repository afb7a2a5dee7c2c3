import { errorCodeOf, FolderInUse, isDatabaseUnavailable } from '@countersign/database';
import { BadConfiguration, type Config, readConfig } from './config.ts';
import { NoConsole } from './console-files.ts';

/**
 * Runs with the configuration of this process. Whatever keeps it from running ends in a sentence for the person who
 * started it and in exit code 1.
 */
export async function runConfigured(run: (config: Config) => Promise<void>): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig(process.env);
    await run(config);
  } catch (error) {
    const sentence = refusalFor(error, config);
    process.stderr.write(sentence ? `${sentence}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  }
}

function refusalFor(error: unknown, config: Config | null): string | null {
  if (error instanceof BadConfiguration || error instanceof NoConsole) return error.message;
  if (error instanceof FolderInUse) {
    return `Another process is using the data folder ${config?.dataFolder}. Stop it first, or set DATA_DIR to another folder.`;
  }
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE') {
    return `Port ${config?.port} is taken. Stop what listens there, or set PORT to another number.`;
  }
  if (code !== null && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return `The data folder ${config?.dataFolder} cannot be written. Let this user write there, or set DATA_DIR to another folder.`;
  }
  if (isDatabaseUnavailable(error))
    return 'The database of DATABASE_URL does not answer. Check that it runs and can be reached.';
  return null;
}
