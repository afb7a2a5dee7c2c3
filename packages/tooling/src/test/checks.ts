import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { buildApps, staleApps } from '../build-apps.ts';
import { onNode, runQuietly } from '../run-command.ts';
import { UserError } from '../user-error.ts';
import { workspaceMembers } from '../workspace.ts';
import { inTurns } from './in-turns.ts';
import { checkOutcome, type Step } from './outcome.ts';

const rootModule = (...path: string[]) => join(root, 'node_modules', ...path);

export const types: Step = {
  name: 'types',
  async run() {
    const projects = workspaceMembers()
      .map(({ folder }) => folder)
      .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
    const compiler = rootModule('typescript', 'bin', 'tsc');
    // A thread each: several of one project would each check what all of them import.
    const results = await inTurns(projects, availableParallelism(), (folder) =>
      runQuietly(onNode([compiler, '-p', folder, '--singleThreaded'], root)),
    );
    return checkOutcome(
      results.every(({ code }) => code === 0),
      results.map(({ output }) => output).join(''),
    );
  },
};

export const lint: Step = {
  name: 'lint',
  async run() {
    const { code, output } = await runQuietly(
      onNode([rootModule('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off'], root),
    );
    return checkOutcome(code === 0, output);
  },
};

export const imports: Step = {
  name: 'imports',
  async run() {
    const script = join(import.meta.dirname, '..', 'check-imports.ts');
    const { code, output } = await runQuietly(onNode([script], root));
    return checkOutcome(code === 0, output);
  },
};

export const build: Step = {
  name: 'build',
  async run() {
    try {
      await buildApps(staleApps());
      return checkOutcome(true, '');
    } catch (error) {
      if (error instanceof UserError) return checkOutcome(false, error.message);
      throw error;
    }
  },
};
