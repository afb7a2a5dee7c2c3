import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const LINUX_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MACOS_BUNDLES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

const onPath = (environment: NodeJS.ProcessEnv) =>
  LINUX_COMMANDS.flatMap((command) =>
    (environment.PATH ?? '').split(delimiter).map((folder) => join(folder || '.', command)),
  );

const bundles = () =>
  MACOS_BUNDLES.flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  );

const programs = (environment: NodeJS.ProcessEnv) =>
  [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)));

/** Where a browser of Chromium's kind lies when it is installed, the likeliest first. */
export function usualPlaces(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return bundles();
  if (platform === 'win32') return programs(environment);
  return onPath(environment);
}
