import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './bootstrap/paths.mjs';
import { bffApp, buildWithProgress, consoleApp } from './build-apps.ts';
import { loadEnvFile } from './env-file.ts';
import { requireFreePort } from './free-port.ts';
import { banner } from './start/banner.ts';
import { type BffProcess, onStopRequest, startBff } from './start/bff-process.ts';
import { settingsFor, webhookOf } from './start/delivery-events.ts';
import { startInbox } from './start/inbox.ts';
import { readSettings } from './start/settings.ts';

/** Where the console's vite.config.ts serves it; the BFF must know the origin that browsers send. */
const CONSOLE_ORIGIN = 'http://localhost:5173';

export async function dev(): Promise<number> {
  loadEnvFile();
  const { port, inboxPort, demoAccounts } = readSettings(process.env);
  await requireFreePort(port, 'PORT');
  if (inboxPort !== undefined) await requireFreePort(inboxPort, 'INBOX_PORT');

  // The BFF serves the built console too, and does not start without one.
  if (!existsSync(consoleApp.built)) await buildWithProgress([consoleApp]);

  const webhook = webhookOf(port, process.env);
  const inbox = inboxPort === undefined ? undefined : await startInbox(inboxPort, { webhook });
  // Copied before Vite builds in this process and sets NODE_ENV to production.
  const environment = { ...process.env, CONSOLE_ORIGIN, ...(inbox && settingsFor(inbox, webhook, process.env)) };
  const bff = restartableBff(environment);
  const watcher = await watchBffBuild(bff.restart);
  const consoleServer = spawn(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js')], {
    cwd: join(root, consoleApp.folder),
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  console.log(banner({ consoleUrl: CONSOLE_ORIGIN, inboxUrl: inbox?.pageUrl, demoAccounts, logPath: undefined }));

  await new Promise<void>((resolve) => {
    onStopRequest(resolve);
    consoleServer.on('exit', () => resolve());
  });
  consoleServer.kill();
  await watcher.close();
  await bff.stop();
  await inbox?.close();
  return 0;
}

/** Rebuilds the BFF when a source changes, and calls `onBuilt` after each successful build. */
async function watchBffBuild(onBuilt: () => void): Promise<{ close(): Promise<void> }> {
  const watcher = await build({ root: join(root, bffApp.folder), logLevel: 'warn', build: { watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite built once instead of watching.');
  watcher.on('event', async (event) => {
    if (event.code === 'BUNDLE_END') {
      await event.result.close();
      onBuilt();
    }
    if (event.code === 'ERROR') console.error(event.error);
  });
  return watcher;
}

/** Restarts and stops are serialized, since each BFF needs the port and the data folder of the one before. */
function restartableBff(environment: NodeJS.ProcessEnv) {
  let current: BffProcess | undefined;
  let queue: Promise<void> = Promise.resolve();

  const stop = async () => {
    const stopping = current;
    current = undefined;
    stopping?.stop();
    await stopping?.exited;
  };
  const start = () => {
    const bff = startBff({ program: bffApp.built, environment, log: undefined });
    current = bff;
    bff.exited.then(({ code, signal }) => {
      if (bff === current)
        console.error(`The BFF ended (${signal ?? `exit code ${code}`}); the next change starts it again.`);
    });
  };
  const enqueue = (step: () => Promise<void>) => {
    queue = queue.then(step);
    return queue;
  };
  return {
    restart: () =>
      enqueue(async () => {
        await stop();
        start();
      }),
    stop: () => enqueue(stop),
  };
}
