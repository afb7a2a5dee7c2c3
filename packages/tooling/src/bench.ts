import { join } from 'node:path';
import { buildVisibly } from './build/build-apps.ts';
import { runScript } from './refusal.ts';
import { runAttached } from './run-attached.ts';
import { root } from './setting-out/places.mjs';

/** Measures what is built now. */
await runScript(async () => {
  await buildVisibly();
  return runAttached(join(root, 'packages', 'bench', 'src', 'main.ts'), process.argv.slice(2));
});
