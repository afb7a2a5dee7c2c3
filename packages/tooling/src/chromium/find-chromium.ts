import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { canInstallWithApt, installWithApt } from '../install-with-apt.ts';
import { Refusal } from '../refusal.ts';
import { usualPlaces } from './usual-places.ts';

const REMEDY =
  'Install Chromium or Google Chrome, or run "npx playwright install chromium", or name a browser in CHROMIUM_PATH.';

/** On Ubuntu, /usr/bin/chromium-browser may be a script that only says where to get the real one. */
const runs = (path: string) =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

const installed = () => usualPlaces(process.platform, process.env).find((path) => existsSync(path) && runs(path));

async function downloadedByPlaywright(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function installedNow(): Promise<string> {
  let problem: unknown;
  await installWithApt('chromium').catch((error: unknown) => {
    problem = error;
  });
  const path = installed();
  if (path) return path;
  throw new Refusal(`${problem ?? ''}\nChromium could not be installed with apt-get. ${REMEDY}`);
}

/**
 * The browser for end-to-end tests: the one that CHROMIUM_PATH names, else the system's, else Playwright's, else a new one.
 * @param announce shown before the one step that takes long
 */
export async function findChromium(announce: (text: string) => void = console.log): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Refusal(`CHROMIUM_PATH names "${named}", which does not exist.`);

  const found = named || installed() || (await downloadedByPlaywright());
  if (found) return found;
  if (!canInstallWithApt()) throw new Refusal(`There is no Chromium to test with. ${REMEDY}`);
  announce('Installing Chromium with apt-get; this takes a minute or two.');
  return installedNow();
}
