import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { root } from './src/bootstrap/paths.mjs';
import { SlowestFirst } from './src/test/slowest-first.ts';
import { foldersBehindTests, workspaceMembers } from './src/workspace.ts';

/** What a package's tests run on is set up by the package itself and by those of ours that it and they are made of. */
const globalSetupsOf = (folder: string) =>
  foldersBehindTests(folder)
    .flatMap((each) => [
      join(root, each, 'src', 'testing', 'global-setup.ts'),
      join(root, each, 'system', 'kit', 'global-setup.ts'),
    ])
    .filter((path) => existsSync(path));

const packageTests = (folder: string) => ({
  extends: true as const,
  test: {
    name: folder,
    include: [`${folder}/**/*.test.{ts,tsx}`],
    globalSetup: globalSetupsOf(folder),
  },
});

/** One run over the whole workspace. Playwright owns the `*.spec.ts` files of e2e, Vitest its `*.test.ts`. */
export default defineConfig({
  root,
  test: {
    // A process each, since tests open real databases and servers; Vitest by itself would leave one of two cores idle.
    pool: 'forks',
    // Which files share one after the other, and so the modules that they load: none may leave anything behind.
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: SlowestFirst },
    // Password hashing and a database's first start take their time on a machine that is busy with something else.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: workspaceMembers().map(({ folder }) => packageTests(folder)),
  },
});
