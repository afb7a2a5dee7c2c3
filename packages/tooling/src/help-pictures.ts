import { join } from 'node:path';
import { buildVisibly } from './build/build-apps.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { Refusal, runScript } from './refusal.ts';
import { endWithCommands, onNode, runQuietly } from './run-command.ts';
import { root } from './setting-out/places.mjs';
import { begin, say } from './setting-out/progress.mjs';

endWithCommands();
await runScript(async () => {
  await buildVisibly();
  const chromium = await findChromium(say);
  const taking = begin('Taking the pictures of the help page');
  const { code, output } = await runQuietly(
    onNode(
      [join(root, 'e2e/node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/help-pictures.config.ts'],
      root,
      {
        ...process.env,
        CHROMIUM_PATH: chromium,
      },
    ),
  );
  if (code !== 0) {
    taking.failed();
    throw new Refusal(output);
  }
  taking.done();
  return 0;
});
