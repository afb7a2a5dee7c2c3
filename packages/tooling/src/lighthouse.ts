import { join } from 'node:path';
import { buildVisibly } from './build/build-apps.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { runScript } from './refusal.ts';
import { runAttached } from './run-attached.ts';
import { root } from './setting-out/places.mjs';

/** Measures what is built now, in the browser that the end-to-end tests use. */
await runScript(async () => {
  await buildVisibly();
  process.env.CHROMIUM_PATH = await findChromium();
  return runAttached(join(root, 'e2e', 'lighthouse', 'main.ts'), process.argv.slice(2));
});
