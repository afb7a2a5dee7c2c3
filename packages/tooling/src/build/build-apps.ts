import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { onNode, runQuietly } from '../run-command.ts';
import { memory, root } from '../setting-out/places.mjs';
import { begin } from '../setting-out/progress.mjs';
import { type App, bffApp, consoleApp } from './apps.ts';
import { sourceFingerprint } from './source-fingerprint.ts';

const stampOf = (app: App) => join(memory, `built-${app.name}`);

function isBuilt(app: App, fingerprint: string): boolean {
  const stamp = stampOf(app);
  return existsSync(app.built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

function buildEnvironment(): NodeJS.ProcessEnv {
  // Vite sets it for a production build; a value from outside would put React's development build in the bundle.
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}

async function build({ app, fingerprint }: StaleApp): Promise<void> {
  const { code, output } = await runQuietly(onNode(['--run', 'build'], join(root, app.folder), buildEnvironment()));
  if (code !== 0) throw new Refusal(`${output}\nBuilding the ${app.name} failed; what the build printed is above.`);
  mkdirSync(memory, { recursive: true });
  writeFileSync(stampOf(app), fingerprint);
}

export interface StaleApp {
  readonly app: App;
  readonly fingerprint: string;
}

/** The apps whose build is missing or was made from other sources than the present ones. */
export const staleApps = (apps: readonly App[] = [consoleApp, bffApp]): StaleApp[] =>
  apps
    .map((app) => ({ app, fingerprint: sourceFingerprint(app.folder) }))
    .filter(({ app, fingerprint }) => !isBuilt(app, fingerprint));

/** Builds apps side by side; when builds fail, the refusal holds what each of them printed. */
export async function buildApps(stale: readonly StaleApp[]): Promise<void> {
  const results = await Promise.allSettled(stale.map(build));
  const failures = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
  if (failures.every((failure) => failure instanceof Refusal)) {
    if (failures.length > 0) throw new Refusal(failures.map(({ message }) => message).join('\n'));
  } else throw new AggregateError(failures);
}

/** For a person who waits: builds what is stale, if anything is, and shows that it does. */
export async function buildVisibly(apps?: readonly App[]): Promise<void> {
  const stale = staleApps(apps);
  if (stale.length === 0) return;
  const building = begin(`Building the ${stale.map(({ app }) => app.name).join(' and the ')}`);
  try {
    await buildApps(stale);
  } catch (error) {
    building.failed();
    throw error;
  }
  building.done();
}
