import { existsSync } from 'node:fs';
import { onLostParent } from '../src/setting-out/lost-parent.mjs';

// Loaded into this very process, so that a process manager's signals reach the replica with nobody in between.
const replica = new URL('../../../apps/bff/dist/main.js', import.meta.url);

if (!existsSync(replica)) {
  console.error('There is no build to serve yet. This makes one: npm run build');
  process.exit(1);
}
onLostParent(() => process.kill(process.pid, 'SIGTERM'));
await import(replica.href);
