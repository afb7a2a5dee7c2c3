import { buildVisibly } from './build/build-apps.ts';
import { runScript } from './refusal.ts';
import { endWithCommands } from './run-command.ts';

endWithCommands();
await runScript(async () => {
  await buildVisibly();
  return 0;
});
