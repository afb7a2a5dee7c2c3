import { keysRotateCommand } from './build/apps.ts';
import { runBuilt } from './build/run-built.ts';

await runBuilt(keysRotateCommand);
