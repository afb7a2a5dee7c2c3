import { checkNodeVersion } from './check-node-version.mjs';

/**
 * Installs what is missing, then runs one of our scripts on the pinned Node with this process's arguments.
 * @param {string} script a file of packages/tooling/src
 */
export async function setOut(script) {
  checkNodeVersion();
  // Loaded only now, so that an old Node fails on the sentence above and not on a newer feature.
  const { installPackages } = await import('./install-packages.mjs');
  const { handOver } = await import('./hand-over.mjs');
  process.exitCode = (await installPackages()) || (await handOver(script, process.argv.slice(2)));
}
