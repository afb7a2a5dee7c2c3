import { UserError } from './user-error.ts';

type Command = (args: string[]) => Promise<number>;

/** What `node packages/tooling/bin.mjs NAME` runs; each returns its exit code. Loaded on demand, as some load much. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start/start.ts')).start,
  dev: async () => (await import('./dev.ts')).dev,
  test: async () => (await import('./test.ts')).test,
  build: async () => (await import('./build-apps.ts')).build,
  bench: async () => (await import('./run-built.ts')).bench,
  lighthouse: async () => (await import('./run-built.ts')).lighthouse,
  accounts: async () => (await import('./run-built.ts')).accounts,
  'keys-rotate': async () => (await import('./run-built.ts')).rotateKeys,
  notices: async () => (await import('./run-built.ts')).notices,
  migrate: async () => (await import('./run-built.ts')).migrate,
  screens: async () => (await import('./screens.ts')).screens,
  'help-pictures': async () => (await import('./screens.ts')).helpPictures,
};

const [name = '', ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(commands, name)) {
    throw new UserError(`There is no command "${name}"; there are serve, ${Object.keys(commands).join(', ')}.`);
  }
  const command = await commands[name]?.();
  process.exit(await command?.(args));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
}
