import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createPasswordHash } from '@countersign/crypto/password-hash';
import { createProviderEvents } from '@countersign/mail/webhook';
import { createBackgroundWork } from '../background/background-work.ts';
import { startMaintenance } from '../background/maintenance.ts';
import { randomPause, untilIdle } from '../background/pauses.ts';
import { composeAddAccount, composeKeys } from '../composition-of-commands.ts';
import { composeUseCases } from '../composition-root.ts';
import type { Config } from '../config/config.ts';
import { keyringOf } from '../config/local-keyring.ts';
import { consoleFiles } from '../console/console-files.ts';
import { createApp } from '../http/app.ts';
import { listen } from '../http/listen.ts';
import { createBufferedWriter } from '../observability/buffered-writer.ts';
import { createJsonLog, type Log } from '../observability/log.ts';
import { countInFlight } from '../observability/metrics/mail-metrics.ts';
import { createMetrics } from '../observability/metrics/metrics.ts';
import { createMetricsApp } from '../observability/metrics/metrics-app.ts';
import { createReadiness } from '../observability/readiness.ts';
import type { TracingSettings } from '../observability/tracing/read-tracing.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import { createLazyMailer } from './lazy-mailer.ts';
import { openDatabase } from './open-database.ts';
import { runConfigured } from './run-configured.ts';
import { hashingOnce, seedDemoAccounts } from './seed-demo-accounts.ts';
import { requireKeys } from './start-checks.ts';

const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url));
// Unique per container by host name, and per process of one host by pid.
const replica = `${hostname()}/${process.pid}`;
const output = createBufferedWriter((text) => process.stdout.write(text));
process.on('exit', output.flush);
const lines = createJsonLog(output.add, { replica });
// A log reader that goes away (EPIPE) must not stop the server.
process.stdout.on('error', () => {});

/** Short compared with a delivery, and long compared with any response. */
const BEFORE_MAIL_MS = { shortest: 500, longest: 3_000 };

/** Loaded on demand, because it is large. */
async function traceWith(settings: TracingSettings, log: Log): Promise<Tracing> {
  const { openTelemetry } = await import('../observability/tracing/open-telemetry.ts');
  return openTelemetry(settings, { log, replica });
}

await runConfigured(async function serve(config: Config) {
  const metrics = config.metricsPort === null ? null : createMetrics();
  const log = metrics ? metrics.countingErrors(lines) : lines;
  const tracing = config.tracing && (await traceWith(config.tracing, log));
  const keyring = keyringOf(config);
  const passwordHash = createPasswordHash();
  // The pages are read while the database is waited for.
  const [database, pages] = await Promise.all([openDatabase(config, log), consoleFiles(consoleFolder, config)]);
  await requireKeys(composeKeys({ database, keyring }).findMissingKeys, config);
  const mails = countInFlight(
    createLazyMailer(async () =>
      (await import('@countersign/mail')).createResendMailer({
        ...config.mail,
        platformName: config.platformName,
        onDeliveryEnded(report) {
          lines[report.outcome === 'sent' ? 'info' : 'warn']('mail', { ...report });
          metrics?.countMail(report);
        },
      }),
    ),
  );
  const background = createBackgroundWork(log);
  const { inBackground } = background;
  const stopping = new AbortController();
  const { signal } = stopping;
  const adapters = {
    database,
    inBackground,
    keyring,
    mailer: mails.mailer,
    passwordHash,
    providerEvents: config.webhookSecrets && createProviderEvents(config.webhookSecrets),
    pauseBeforeMail: () => randomPause(BEFORE_MAIL_MS, signal),
    stopping: signal,
    tracing,
  };
  const useCases = composeUseCases(adapters, config);
  if (config.demoAccounts.length > 0) {
    const hashing = { database, passwordHash: hashingOnce(passwordHash) };
    await seedDemoAccounts(config.demoAccounts, composeAddAccount(hashing, config));
  }

  const { isReady, wasReady, ...readiness } = createReadiness(database, log);
  const maintenance = startMaintenance(useCases, log, signal);
  const metricsListener =
    metrics && config.metricsPort !== null
      ? await listen(
          createMetricsApp(metrics, { background, database, maintenance, mails, passwordHash, wasReady }),
          config.metricsPort,
        )
      : null;
  const listener = await listen(
    createApp({ config, console: pages, isReady, log, onRequestEnded: metrics?.countRequest, tracing, useCases }),
    config.port,
  );
  inBackground('prepare messages', async () => {
    await untilIdle(signal);
    if (!signal.aborted) await (await import('@countersign/mail')).prepareMessages();
  });
  log.info('listening', { port: config.port, origin: config.consoleOrigin });

  async function stop() {
    readiness.stop();
    listener.windDown();
    await setTimeout(config.drainSeconds * 1_000);
    await listener.close();
    // Background work that requests start is accepted until here; from now on it is only finished.
    stopping.abort();
    await background.settled();
    await maintenance.ended;
    await database.close();
    await metricsListener?.close();
    await tracing?.close();
    log.info('stopped');
    // Connections to an unresponsive database never close by themselves and would keep the process alive.
    process.exit();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}, 'server');
