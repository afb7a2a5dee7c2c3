import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { canInstallWithApt, installWithApt } from './install-with-apt.ts';
import { firstThatRuns, pathsOfCommands } from './installed-command.ts';
import { UserError } from './user-error.ts';

const REMEDY =
  'Install Chromium or Google Chrome, or run "npx playwright install chromium", or name a browser in CHROMIUM_PATH.';

const installed = () => firstThatRuns(commonPaths(process.platform, process.env));

/** Debian's name for it. */
const HEADLESS_SHELL = 'chromium-headless-shell';

const installedShell = () => firstThatRuns(pathsOfCommands(process.env, [HEADLESS_SHELL]));

async function downloadedByPlaywright(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function installedNow(packages: readonly string[]): Promise<string> {
  let problem: unknown;
  for (const name of packages) {
    await installWithApt(name).catch((error: unknown) => {
      problem = error;
    });
    const path = name === HEADLESS_SHELL ? installedShell() : installed();
    if (path) return path;
  }
  throw new UserError(`${problem ?? ''}\nChromium could not be installed with apt-get. ${REMEDY}`);
}

/**
 * A whole Chromium: CHROMIUM_PATH, else the system's, else Playwright's, else one installed by apt.
 * @param announce receives a line before the installation, which takes long
 */
export const findChromium = (announce?: Announce): Promise<string> => find(() => undefined, ['chromium'], announce);

/**
 * The browser for journeys: Chromium's headless shell, which has its engine and no window, so that a journey takes a
 * quarter less processor time; where there is none, a whole Chromium as above.
 */
export const findHeadlessChromium = (announce?: Announce): Promise<string> =>
  find(installedShell, [HEADLESS_SHELL, 'chromium'], announce);

type Announce = (text: string) => void;

async function find(
  preferred: () => string | undefined,
  packages: readonly string[],
  announce: Announce = console.log,
): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new UserError(`CHROMIUM_PATH names "${named}", which does not exist.`);

  const found = named || preferred() || installed() || (await downloadedByPlaywright());
  if (found) return found;
  if (!canInstallWithApt()) throw new UserError(`There is no Chromium to test with. ${REMEDY}`);
  announce('Installing Chromium with apt-get; this takes a minute or two.');
  return installedNow(packages);
}

const LINUX_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MACOS_BUNDLES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where Chromium and its relatives are usually installed, the likeliest path first. */
export function commonPaths(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return macBundles();
  if (platform === 'win32') return windowsPrograms(environment);
  return pathsOfCommands(environment, LINUX_COMMANDS);
}

const macBundles = () =>
  MACOS_BUNDLES.flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  );

const windowsPrograms = (environment: NodeJS.ProcessEnv) =>
  [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)));
