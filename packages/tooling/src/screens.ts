import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildVisibly } from './build/build-apps.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { Refusal, runScript } from './refusal.ts';
import { endWithCommands, onNode, runQuietly } from './run-command.ts';
import { makeContactSheets } from './screens/contact-sheets.ts';
import { findPictures } from './screens/find-pictures.ts';
import { root } from './setting-out/places.mjs';
import { begin, say } from './setting-out/progress.mjs';

const folder = join(root, '.data', 'screens');

async function takePictures(chromium: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const taking = begin('Taking pictures of every screen');
  const runner = join(root, 'e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  const environment = { ...process.env, CHROMIUM_PATH: chromium, SCREENS_FOLDER: folder };
  const { code, output } = await runQuietly(onNode([runner, 'test', '-c', 'e2e/screens.config.ts'], root, environment));
  if (code !== 0) {
    taking.failed();
    throw new Refusal(`${output}\nNot every screen was reached; what the walk printed is above.`);
  }
  taking.done();
}

endWithCommands();
await runScript(async () => {
  await buildVisibly();
  const chromium = await findChromium(say);
  await takePictures(chromium);
  const pictures = findPictures(folder);
  const sheets = await makeContactSheets(pictures, folder, chromium);
  console.log(`${pictures.length} pictures in ${relative(root, folder)}, on one page in ${relative(root, sheets)}`);
  return 0;
});
