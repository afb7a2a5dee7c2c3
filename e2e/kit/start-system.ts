import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsFor, webhookOf } from '@countersign/tooling/delivery-events';
import { freePort } from '@countersign/tooling/free-port';
import { startInbox } from '@countersign/tooling/inbox';
import { announce } from './address.ts';
import { buildWhatIsMissing } from './built.ts';
import { accountEmails, accountsAtResend } from './demo-accounts.ts';
import type { Place } from './exchange.ts';
import { startServer } from './server.ts';

/** As Playwright calls it before the journeys. */
export default async function startSystem(): Promise<() => Promise<void>> {
  const port = await freePort();
  return startSystemAt({ port, consoleOrigin: `http://localhost:${port}` });
}

/**
 * Starts the product as `npm start` runs it: the built BFF over PGlite, serving the built console, and the Resend
 * emulator as its inbox; on free ports, with an empty database and an account for every test.
 * @returns the teardown
 */
export async function startSystemAt({ port, consoleOrigin }: Place): Promise<() => Promise<void>> {
  buildWhatIsMissing();
  const folder = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  leaveNothingBehind(folder);
  const webhook = webhookOf(port, {});
  const inbox = await startInbox(await freePort(), { webhook });
  const inboxUrl = inbox.apiUrl;

  const takeDownInbox = async () => {
    await inbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const bff = await startServer(
      {
        PORT: String(port),
        CONSOLE_ORIGIN: consoleOrigin,
        ...settingsFor(inbox, webhook),
        DATA_DIR: join(folder, 'data'),
        DEMO_ACCOUNTS: [...accountEmails, ...accountsAtResend].join(','),
        CONSOLE_PATHS: '/docs',
        // The tests say themselves which network they come from, as a proxy would.
        TRUSTED_PROXY_HOPS: '1',
      },
      { isLongLived: true },
    );
    announce({
      consoleOrigin,
      inboxUrl,
      webhookUrl: webhook.url,
      webhookSecret: webhook.secret,
      takenAccounts: join(folder, 'taken-accounts'),
      ledger: join(folder, 'ledger'),
    });
    return async () => {
      await bff.stop();
      await takeDownInbox();
    };
  } catch (error) {
    await takeDownInbox();
    throw error;
  }
}

/** Playwright tears down on Ctrl-C only; a cancelled job is ended by SIGTERM or SIGHUP. */
function leaveNothingBehind(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
