import { existsSync } from 'node:fs';
import { entryScript, isNewEnough, pinnedNode } from './paths.mjs';
import { runOnPinnedNode } from './run-on-pinned-node.mjs';
import { onLostParent } from './signals.mjs';

const server = new URL('../../../../apps/bff/dist/main.js', import.meta.url);

/** Reads `.env` with a module that an older Node could not load. */
async function readEnvFile() {
  const { loadEnvFile } = await import('../env-file.ts');
  try {
    loadEnvFile();
  } catch (error) {
    const { UserError } = await import('../user-error.ts');
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * Serves an existing build. The pinned Node or a newer one loads it into this process, so that signals of a process
 * manager reach it directly; an older Node spawns the pinned one and forwards signals.
 */
export async function serve() {
  if (!existsSync(server) || !(isNewEnough() || existsSync(pinnedNode))) {
    console.error('There is no build to serve yet. This makes one: npm run build');
    process.exit(1);
  }
  if (!isNewEnough()) {
    process.exitCode = await runOnPinnedNode(entryScript, ['serve']);
    return;
  }
  onLostParent(() => process.kill(process.pid, 'SIGTERM'));
  await readEnvFile();
  await import(server.href);
}
