import { buildVisibly } from './build/build-apps.ts';
import { requireFreePort } from './ports/require-free-port.ts';
import { runScript } from './refusal.ts';
import { endWithCommands } from './run-command.ts';
import { runCountersign } from './start/run-countersign.ts';
import { readSettings } from './start/settings.ts';

await runScript(async () => {
  const settings = readSettings(process.env);
  await requireFreePort(settings.port, 'PORT');
  if (settings.inboxPort !== undefined) await requireFreePort(settings.inboxPort, 'INBOX_PORT');

  const leaveSignals = endWithCommands();
  await buildVisibly();
  leaveSignals();
  return runCountersign(settings, process.env);
});
