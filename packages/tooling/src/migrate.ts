import { migrateCommand } from './build/apps.ts';
import { runBuilt } from './build/run-built.ts';

await runBuilt(migrateCommand);
