import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { consoleApp } from './build/apps.ts';
import { buildVisibly } from './build/build-apps.ts';
import { restartedBff } from './dev/restarted-bff.ts';
import { watchBffBuild } from './dev/watch-bff-build.ts';
import { requireFreePort } from './ports/require-free-port.ts';
import { runScript } from './refusal.ts';
import { root } from './setting-out/places.mjs';
import { banner } from './start/banner.ts';
import { startInbox } from './start/inbox.ts';
import { readSettings } from './start/settings.ts';
import { onStopRequests } from './start/stop-requests.ts';

/** Where the console's vite.config.ts serves it; the BFF must know the origin that browsers will name. */
const CONSOLE_ORIGIN = 'http://localhost:5173';

await runScript(async () => {
  const { port, inboxPort, demoAccounts } = readSettings(process.env);
  await requireFreePort(port, 'PORT');
  if (inboxPort !== undefined) await requireFreePort(inboxPort, 'INBOX_PORT');

  // The BFF serves the built console too, and does not start without one.
  if (!existsSync(consoleApp.built)) await buildVisibly([consoleApp]);

  const inbox = inboxPort === undefined ? undefined : await startInbox(inboxPort);
  // Copied before Vite builds in this process, which sets NODE_ENV to production.
  const environment = { ...process.env, CONSOLE_ORIGIN, ...(inbox && { RESEND_BASE_URL: inbox.apiUrl }) };
  const bff = restartedBff(environment);
  const build = await watchBffBuild(bff.restart);
  const consoleServer = spawn(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js')], {
    cwd: join(root, consoleApp.folder),
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  console.log(banner({ consoleUrl: CONSOLE_ORIGIN, inboxUrl: inbox?.pageUrl, demoAccounts, logPath: undefined }));

  await new Promise<void>((resolve) => {
    onStopRequests(resolve);
    consoleServer.on('exit', () => resolve());
  });
  consoleServer.kill();
  await build.close();
  await bff.stop();
  await inbox?.close();
  return 0;
});
