import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the commands would be, all folders of PATH for one before the next. */
export const pathsOfCommands = (environment: NodeJS.ProcessEnv, commands: readonly string[]): string[] =>
  commands.flatMap((command) =>
    (environment.PATH ?? '').split(delimiter).map((folder) => join(folder || '.', command)),
  );

/** On Ubuntu, /usr/bin/chromium-browser may be a stub that only prints how to install the real one. */
const runs = (path: string) =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

export const firstThatRuns = (paths: readonly string[]): string | undefined =>
  paths.find((path) => existsSync(path) && runs(path));
