import { checkNodeVersion } from './check-node-version.mjs';

const replica = new URL('../../../../apps/bff/dist/main.js', import.meta.url);

/**
 * Serves from an existing build. On the pinned Node or a newer one it is loaded into this very process, so that a
 * process manager's signals reach the replica with nobody in between; an older one hands over and passes signals on.
 */
export async function serve() {
  checkNodeVersion();
  const { existsSync } = await import('node:fs');
  const { fileURLToPath } = await import('node:url');
  const { isNewEnough, pinnedNode } = await import('./places.mjs');
  if (!existsSync(replica) || !(isNewEnough() || existsSync(pinnedNode))) {
    console.error('There is no build to serve yet. This makes one: npm run build');
    process.exit(1);
  }
  if (!isNewEnough()) {
    const { runOnPinnedNode } = await import('./hand-over.mjs');
    process.exitCode = await runOnPinnedNode(fileURLToPath(replica), []);
    return;
  }
  const { onLostParent } = await import('./lost-parent.mjs');
  onLostParent(() => process.kill(process.pid, 'SIGTERM'));
  await import(replica.href);
}
