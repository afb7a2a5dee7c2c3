import { accountsCommand } from './build/apps.ts';
import { runBuilt } from './build/run-built.ts';

await runBuilt(accountsCommand);
