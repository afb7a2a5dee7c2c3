import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../bare-server.ts', import.meta.url));

/** In one file, as ours is: reading many small ones would make it look slow. */
export async function bundleBareServer(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: entry, target: 'node26', outDir: folder, emptyOutDir: true },
  });
}
