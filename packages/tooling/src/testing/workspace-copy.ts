import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { onNode, runQuietly } from '../run-command.ts';
import { inTurns } from '../test/in-turns.ts';
import { workspaceMembers } from '../workspace.ts';

/** What is made from sources, and what pnpm and Vite keep beside packages for themselves. */
const NO_SOURCE = /(?:^|\/)(?:dist|test-results|node_modules\/\.[^/]+)$/;

/**
 * A copy of the workspace in a temporary folder, deleted when disposed. pnpm's links from package to package are relative, so
 * that packages import each other inside the copy; what they import from outside the workspace is ours.
 */
export function workspaceCopy() {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-copy-')));
  const folders = workspaceMembers().map(({ folder }) => folder);
  for (const folder of folders) {
    const filter = (path: string) => !NO_SOURCE.test(relative(root, path));
    cpSync(join(root, folder), join(copy, folder), { recursive: true, verbatimSymlinks: true, filter });
  }
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  return {
    write: (path: string, text: string) => writeFileSync(join(copy, path), text),

    /** @throws where the text to replace is not there */
    replace(path: string, text: string, replacement: string) {
      const before = readFileSync(join(copy, path), 'utf8');
      const after = before.replace(text, () => replacement);
      if (after === before) throw new Error(`${path} has no ${text}`);
      writeFileSync(join(copy, path), after);
    },

    /** The files in which the compiler finds faults, by name, in the projects of these packages. */
    async filesAtFault(projects: readonly string[]): Promise<string[]> {
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const runs = await inTurns(projects, availableParallelism(), (folder) =>
        runQuietly(onNode([compiler, '-p', folder, '--singleThreaded'], copy)),
      );
      const faults = runs.flatMap(({ output }) => [...output.matchAll(/^(\S+?)\(\d+,\d+\): error TS/gm)]);
      return [...new Set(faults.map(([, path = '']) => path))].sort();
    },

    [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }),
  };
}
