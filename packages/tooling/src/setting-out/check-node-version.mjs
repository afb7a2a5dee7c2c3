const OLDEST_MAJOR = 20;

/** The steps before the pinned Node is installed run on whatever Node is there: say so when it is too old for them. */
export function checkNodeVersion() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) return;
  console.error(
    `Countersign needs Node.js ${OLDEST_MAJOR} or newer to begin with, and this is ${process.version} ` +
      `(${process.execPath}). A current one is at https://nodejs.org.`,
  );
  process.exit(1);
}
