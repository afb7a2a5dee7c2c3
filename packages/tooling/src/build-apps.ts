import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder, root } from './bootstrap/paths.mjs';
import { startStep } from './bootstrap/progress.mjs';
import { onNode, runQuietly, terminateCommandsOnSignal } from './run-command.ts';
import { UserError } from './user-error.ts';
import { foldersBehind } from './workspace.ts';

export interface App {
  readonly name: string;
  readonly folder: string;
  /** The entry that every finished build has. */
  readonly built: string;
}

const app = (name: string, entry: string): App => ({
  name,
  folder: `apps/${name}`,
  built: join(root, 'apps', name, 'dist', entry),
});

export const consoleApp = app('console', 'index.html');
export const bffApp = app('bff', 'main.js');

export async function build(): Promise<number> {
  terminateCommandsOnSignal();
  await buildWithProgress();
  return 0;
}

/** Builds the apps whose build is stale, showing progress; silent when there are none. */
export async function buildWithProgress(apps?: readonly App[]): Promise<void> {
  const stale = staleApps(apps);
  if (stale.length === 0) return;
  const step = startStep(`Building the ${stale.map(({ app }) => app.name).join(' and the ')}`);
  try {
    await buildApps(stale);
  } catch (error) {
    step.failed();
    throw error;
  }
  step.done();
}

export interface StaleApp {
  readonly app: App;
  readonly fingerprint: string;
}

/** The apps that were never built, or from other sources than the present ones. */
export const staleApps = (apps: readonly App[] = [consoleApp, bffApp]): StaleApp[] =>
  apps
    .map((app) => ({ app, fingerprint: sourceFingerprint(app.folder) }))
    .filter(({ app, fingerprint }) => !isBuilt(app, fingerprint));

/** Builds apps in parallel. @throws UserError with the output of each build that failed */
export async function buildApps(stale: readonly StaleApp[]): Promise<void> {
  const results = await Promise.allSettled(stale.map(buildApp));
  const failures = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
  if (failures.every((failure) => failure instanceof UserError)) {
    if (failures.length > 0) throw new UserError(failures.map(({ message }) => message).join('\n'));
  } else throw new AggregateError(failures);
}

async function buildApp({ app, fingerprint }: StaleApp): Promise<void> {
  const { code, output } = await runQuietly(onNode(['--run', 'build'], join(root, app.folder), buildEnvironment()));
  if (code !== 0) throw new UserError(`${output}\nBuilding the ${app.name} failed; what the build printed is above.`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stampOf(app), fingerprint);
}

function buildEnvironment(): NodeJS.ProcessEnv {
  // Vite sets NODE_ENV for a production build; an inherited value would bundle React's development build.
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}

const stampOf = (app: App) => join(cacheFolder, `built-${app.name}`);

function isBuilt(app: App, fingerprint: string): boolean {
  const stamp = stampOf(app);
  return existsSync(app.built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

const SHARED_INPUTS = ['pnpm-lock.yaml', 'tsconfig.base.json'];
const NO_INPUT = /^(node_modules|dist|.*\.test\.tsx?|.*\.md)$/;

/** A hash of every file that goes into a build. It hashes contents, not dates: switching branches and back rebuilds nothing. */
function sourceFingerprint(app: string): string {
  const hash = createHash('sha256');
  const inputs = [...SHARED_INPUTS.map((path) => join(root, path)), ...foldersBehind(app).flatMap(inputsIn)];
  for (const path of inputs.sort()) hash.update(relative(root, path)).update(readFileSync(path));
  return hash.digest('hex');
}

const inputsIn = (folder: string): string[] =>
  globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true, exclude: (entry) => NO_INPUT.test(entry.name) })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
