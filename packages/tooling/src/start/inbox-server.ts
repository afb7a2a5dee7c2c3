import { TERMINATION_SIGNALS } from '../bootstrap/signals.mjs';
import { UserError } from '../user-error.ts';
import { startInbox } from './inbox.ts';
import { readSettings } from './settings.ts';

// The inbox as a process of its own, for the container of apps/bff/deploy/compose.try.yaml.
try {
  const { inboxPort = 4000 } = readSettings({ INBOX_PORT: process.env.INBOX_PORT });
  const inbox = await startInbox(inboxPort, { host: '0.0.0.0' });
  console.log(`The inbox is at ${inbox.pageUrl}`);
  for (const signal of TERMINATION_SIGNALS) process.once(signal, () => void inbox.close());
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
