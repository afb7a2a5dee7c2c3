import { join } from 'node:path';
import { build } from 'vite';
import { bffApp } from '../build/apps.ts';
import { root } from '../setting-out/places.mjs';

export interface BuildWatch {
  close(): Promise<void>;
}

/** Builds the BFF again whenever a source of it changes, and calls `built` after each build that went well. */
export async function watchBffBuild(built: () => void): Promise<BuildWatch> {
  const watcher = await build({ root: join(root, bffApp.folder), logLevel: 'warn', build: { watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite built once instead of watching.');
  watcher.on('event', async (event) => {
    if (event.code === 'BUNDLE_END') {
      await event.result.close();
      built();
    }
    if (event.code === 'ERROR') console.error(event.error);
  });
  return watcher;
}
