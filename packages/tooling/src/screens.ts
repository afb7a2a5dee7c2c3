import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { root } from './bootstrap/paths.mjs';
import { print, startStep } from './bootstrap/progress.mjs';
import { buildWithProgress } from './build-apps.ts';
import { makeContactSheets, type Picture } from './contact-sheets.ts';
import { findChromium } from './find-chromium.ts';
import { onNode, runQuietly, terminateCommandsOnSignal } from './run-command.ts';
import { UserError } from './user-error.ts';

const folder = join(root, '.data', 'screens');

/** Takes a picture of every screen, and makes contact sheets of them. */
export async function screens(): Promise<number> {
  terminateCommandsOnSignal();
  await buildWithProgress();
  const chromium = await findChromium(print);
  await rm(folder, { recursive: true, force: true });
  await takePictures('Taking pictures of every screen', 'screens.config.ts', {
    CHROMIUM_PATH: chromium,
    SCREENS_FOLDER: folder,
  });
  const pictures = findPictures();
  const sheets = await makeContactSheets(pictures, folder, chromium);
  console.log(`${pictures.length} pictures in ${relative(root, folder)}, on one page in ${relative(root, sheets)}`);
  return 0;
}

/** Takes the help page's pictures and the README's animation anew. */
export async function helpPictures(): Promise<number> {
  terminateCommandsOnSignal();
  await buildWithProgress();
  const environment = { CHROMIUM_PATH: await findChromium(print) };
  await takePictures('Taking the pictures of the help page and the README', 'help-pictures.config.ts', environment);
  return 0;
}

async function takePictures(label: string, config: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const step = startStep(label);
  const playwright = join(root, 'e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  const command = onNode([playwright, 'test', '-c', `e2e/${config}`], root, { ...process.env, ...environment });
  const { code, output } = await runQuietly(command);
  if (code !== 0) {
    step.failed();
    throw new UserError(`${output}\nNot every screen was reached; what the tests printed is above.`);
  }
  step.done();
}

const NAME = /^(?<screen>.+)-(?<width>\d+)\.png$/;

/** The pictures are in folders by language and colour scheme. */
const findPictures = (): Picture[] =>
  globSync('*/*/*.png', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((path) => {
      const { screen, width } = NAME.exec(basename(path))?.groups ?? {};
      return screen && width ? [{ path, sheet: dirname(path), screen, width: Number(width) }] : [];
    });
