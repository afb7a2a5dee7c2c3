import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { resendMailer } from '@countersign/mail';
import { createApp } from './app.ts';
import { backgroundWork } from './background.ts';
import { composeAddAccount, composeKeys, composeUseCases } from './composition-root.ts';
import type { Config } from './config.ts';
import { consoleFiles } from './console-files.ts';
import { keyringOf } from './crypto/local-keyring.ts';
import { argon2PasswordHash } from './crypto/password-hash.ts';
import { listen } from './listen.ts';
import { jsonLog } from './log.ts';
import { openDatabase } from './open-database.ts';
import { requireKeys } from './require-keys.ts';
import { runConfigured } from './run-configured.ts';
import { seedDemoAccounts } from './seed-demo-accounts.ts';

const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url));
// Containers have host names of their own, and processes of one host have their numbers.
const log = jsonLog((line) => process.stdout.write(line), { replica: `${hostname()}/${process.pid}` });
// Whoever reads the log may go away; that is no reason to stop serving.
process.stdout.on('error', () => {});

await runConfigured(async function serve(config: Config) {
  const keyring = keyringOf(config);
  const pages = await consoleFiles(consoleFolder, config.platformName);
  const database = await openDatabase(config, log);
  await requireKeys(composeKeys({ database, keyring }).findMissingKeys, config);
  const mailer = resendMailer({
    ...config.mail,
    platformName: config.platformName,
    onDeliveryEnded: (report) => log[report.outcome === 'sent' ? 'info' : 'warn']('mail', { ...report }),
  });
  const { inBackground, settled } = backgroundWork(log);
  const adapters = { database, inBackground, keyring, mailer, passwordHash: await argon2PasswordHash() };
  const useCases = composeUseCases(adapters, config);
  if (config.demoAccounts.length > 0) {
    await seedDemoAccounts(config.demoAccounts, await composeAddAccount(adapters, config));
  }

  let isStopping = false;
  const isReady = async () => !isStopping && (await database.answers());
  const listener = await listen(createApp({ config, console: pages, isReady, log, useCases }), config.port);
  log.info('listening', { port: config.port, origin: config.consoleOrigin });

  async function stop() {
    isStopping = true;
    listener.windDown();
    await setTimeout(config.drainSeconds * 1_000);
    await listener.close();
    await settled();
    await database.close();
    log.info('stopped');
    // Connections to a database that has stopped answering never end by themselves, and would keep the process.
    process.exit();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
});
