import type { Config } from '../config/config.ts';
import { createJsonLog } from '../observability/log.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';

await runConfigured(async function migrate(config: Config) {
  const log = createJsonLog((line) => process.stderr.write(line));
  const database = await openDatabase(config, log);
  await database.close();
  process.stdout.write('The tables are up to date.\n');
});
