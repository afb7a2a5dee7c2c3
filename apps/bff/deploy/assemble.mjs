import { cpSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the bundle leaves out and a server on Postgres loads: it brings a native file of its own. */
const NOT_BUNDLED = ['@node-rs/argon2', '@node-rs/bcrypt'];

const root = fileURLToPath(new URL('../../..', import.meta.url));

const WHERE_IT_IS = [
  ['LICENSE'],
  ['apps', 'bff', 'package.json'],
  ['apps', 'bff', 'dist'],
  ['apps', 'console', 'dist'],
].map((parts) => join(...parts));

/** Holds bytecode of the machine that built; the image makes its own. */
const COMPILE_CACHE = join('apps', 'bff', 'dist', 'compile-cache');

/** pnpm keeps a package in a folder of its own together with what it depends on. */
function folderOfPackage(name) {
  const real = realpathSync(join(root, 'apps', 'bff', 'node_modules', name));
  return real.slice(0, real.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
}

function assemble(target) {
  const copy = (from, to) => {
    mkdirSync(dirname(join(target, to)), { recursive: true });
    cpSync(from, join(target, to), {
      recursive: true,
      dereference: true,
      filter: (path) => path !== join(root, COMPILE_CACHE),
    });
  };
  for (const path of WHERE_IT_IS) copy(join(root, path), path);
  for (const name of NOT_BUNDLED) copy(folderOfPackage(name), 'node_modules');
  copy(fileURLToPath(new URL('health-check.mjs', import.meta.url)), 'health-check.mjs');
}

const [target] = process.argv.slice(2);
if (target === undefined) {
  process.stderr.write('Usage: node apps/bff/deploy/assemble.mjs FOLDER   (of a repository that is built)\n');
  process.exitCode = 1;
} else {
  assemble(target);
}
