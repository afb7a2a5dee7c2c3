import { join } from 'node:path';
import { root } from '../setting-out/places.mjs';

export interface App {
  readonly name: string;
  readonly folder: string;
  /** The file that a finished build cannot be without. */
  readonly built: string;
}

const app = (name: string, entry: string): App => ({
  name,
  folder: `apps/${name}`,
  built: join(root, 'apps', name, 'dist', entry),
});

export const consoleApp = app('console', 'index.html');
export const bffApp = app('bff', 'main.js');

const command = (name: string) => join(root, 'apps', 'bff', 'dist', `${name}.js`);

export const accountsCommand = command('accounts');
export const keysRotateCommand = command('keys-rotate');
export const migrateCommand = command('migrate');
