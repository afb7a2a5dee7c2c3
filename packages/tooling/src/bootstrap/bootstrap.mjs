const OLDEST_MAJOR = 20;

/** Exits with a sentence when the Node that runs us is too old to install the pinned one. */
export function checkNodeVersion() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) return;
  console.error(
    `Countersign needs Node.js ${OLDEST_MAJOR} or newer to begin with, and this is ${process.version} ` +
      `(${process.execPath}). A current one is at https://nodejs.org.`,
  );
  process.exit(1);
}

/**
 * Installs missing packages, then runs a command (src/main.ts) on the pinned Node.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function bootstrap(command, args) {
  // Loaded only here, so that an old Node fails with the sentence above and not on newer syntax.
  const { installPackages } = await import('./install-packages.mjs');
  const { runOnPinnedNode } = await import('./run-on-pinned-node.mjs');
  const { mainScript, root } = await import('./paths.mjs');
  return (await installPackages()) || (await runOnPinnedNode(mainScript, [command, ...args], { cwd: root }));
}
