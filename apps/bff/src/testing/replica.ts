import type { Keyring } from '@countersign/crypto';
import { createPasswordHash } from '@countersign/crypto/password-hash';
import type { Database } from '@countersign/database';
import { resendMailer } from '@countersign/mail';
import type { Hono } from 'hono';
import { type AppSettings, createApp } from '../app.ts';
import { backgroundWork } from '../background.ts';
import { composeUseCases, type UseCases } from '../composition-root.ts';
import { jsonLog } from '../log.ts';
import { countedLog } from '../metrics/counted-log.ts';
import { newCounts } from '../metrics/counts.ts';
import { mailInFlight } from '../metrics/mail-in-flight.ts';
import { metricsApp } from '../metrics/metrics-app.ts';
import { readinessOf } from '../readiness.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { App } from './browser.ts';

export interface ReplicaSettings extends Partial<AppSettings['config']> {
  /** Serves everything outside /api. */
  console?: Hono;
  keyring: Keyring;
  mailUrl: string;
  tracing?: Tracing;
  isReady?: () => Promise<boolean>;
  /** None, if it is not named. */
  pauseBeforeMail?: () => Promise<void>;
}

export interface Replica {
  app: App;
  useCases: UseCases;
  config: AppSettings['config'];
  /** What it has logged, a line each. */
  log: string[];
  /** What it serves on the port of the metrics. */
  metrics: ReturnType<typeof metricsApp>;
  /** As the process is asked to. */
  stop(): void;
  /** Resolves when nothing goes on in the background. */
  settled(): Promise<void>;
}

/** Put together as main.ts does it: real use cases, repositories, hashing, sealing and mailing. */
export async function replicaOver(database: Database, settings: ReplicaSettings): Promise<Replica> {
  const { console: pages, isReady, keyring, mailUrl, pauseBeforeMail, tracing = null, ...changes } = settings;
  const config = {
    consoleOrigin: 'https://console.example.com',
    emailIsAFactor: true,
    isSecure: true,
    platformName: 'Mini Program Platform',
    securityEventDays: 400,
    trustedProxyHops: 0,
    ...changes,
  };
  const log: string[] = [];
  const counts = newCounts();
  const lines = countedLog(
    jsonLog((line) => log.push(line), { replica: 'test/1' }),
    counts,
  );
  const mails = mailInFlight(
    resendMailer({
      apiKey: 're_test',
      baseUrl: mailUrl,
      from: 'Countersign <security@example.com>',
      platformName: config.platformName,
      onDeliveryEnded: (report) => lines[report.outcome === 'sent' ? 'info' : 'warn']('mail', { ...report }),
    }),
  );
  const { mailer } = mails;
  const background = backgroundWork(lines);
  const { inBackground, settled } = background;
  const stopping = new AbortController();
  const passwordHash = createPasswordHash();
  const useCases = composeUseCases(
    {
      database,
      inBackground,
      keyring,
      mailer,
      passwordHash,
      pauseBeforeMail: pauseBeforeMail ?? (async () => {}),
      stopping: stopping.signal,
      tracing,
    },
    config,
  );
  const readiness = readinessOf(database, lines);
  const app = createApp({
    config,
    ...(pages && { console: pages }),
    isReady: isReady ?? readiness.isReady,
    log: lines,
    tracing,
    useCases,
  });
  const { wasReady } = readiness;
  // Rounds are made by tests, one at a time.
  const housekeeping = { notices: () => ({ waiting: 0, oldestSeconds: null, givenUp: [] }) };
  const metrics = metricsApp(counts, { background, database, housekeeping, mails, passwordHash, wasReady });
  return { app, useCases, config, log, metrics, settled, stop: () => stopping.abort() };
}
