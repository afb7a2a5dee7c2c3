import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallWithApt, installWithApt } from './install-with-apt.ts';
import { firstThatRuns, pathsOfCommands } from './installed-command.ts';
import { UserError } from './user-error.ts';

/** Debian's name for it, of the package and of the command. */
const DEBIAN_NAME = 'firefox-esr';

const MISSING = 'there is no Firefox on this machine: install one, or name one in FIREFOX_PATH';

interface Options {
  /** Receives a line before the installation, which takes long. */
  announce?: (text: string) => void;
  /** Null where this user may not install anything. */
  install?: ((name: string) => Promise<void>) | null;
}

/**
 * A stock Firefox: FIREFOX_PATH, else the system's, else Debian's, installed by apt. It is the tests' second engine, so a
 * machine that cannot have it is told so instead of being refused.
 * @throws if FIREFOX_PATH names nothing
 */
export async function findFirefox({
  announce = console.log,
  install = canInstallWithApt() ? installWithApt : null,
}: Options = {}): Promise<{ path: string } | { missing: string }> {
  const named = process.env.FIREFOX_PATH;
  if (named && !existsSync(named)) throw new UserError(`FIREFOX_PATH names "${named}", which does not exist.`);

  const found = named || installed();
  if (found) return { path: found };
  if (!install) return { missing: MISSING };
  announce('Installing Firefox with apt-get; this takes a minute or two.');
  // Ubuntu has no package of this name.
  await install(DEBIAN_NAME).catch(() => {});
  const path = installed();
  return path ? { path } : { missing: `${MISSING}; apt-get could not install one` };
}

const installed = () => firstThatRuns(usualPaths(process.platform, process.env));

export function usualPaths(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (platform === 'win32')
    return [environment.PROGRAMFILES, environment.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
  return pathsOfCommands(environment, [DEBIAN_NAME, 'firefox']).filter((path) => !startsSnap(path));
}

/** A snap has a /tmp of its own, and so does not see the profile that a test makes; Ubuntu's command starts one. */
const startsSnap = (path: string) =>
  path.startsWith('/snap/') || (path === '/usr/bin/firefox' && existsSync('/snap/bin/firefox'));
