import type { Keyring } from '@countersign/crypto';
import type { MonitoredPasswordHash } from '@countersign/crypto/password-hash';
import { quickPasswordHash } from '@countersign/crypto/testing';
import type { Database } from '@countersign/database';
import { createResendMailer } from '@countersign/mail';
import { createProviderEvents } from '@countersign/mail/webhook';
import type { Hono } from 'hono';
import { createBackgroundWork } from '../background/background-work.ts';
import { composeUseCases, type UseCases } from '../composition-root.ts';
import { type AppSettings, createApp } from '../http/app.ts';
import { createJsonLog } from '../observability/log.ts';
import { countInFlight } from '../observability/metrics/mail-metrics.ts';
import { createMetrics } from '../observability/metrics/metrics.ts';
import { createMetricsApp } from '../observability/metrics/metrics-app.ts';
import { createReadiness } from '../observability/readiness.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import type { App } from './browser.ts';

export const CONSOLE_ORIGIN = 'https://console.example.com';

export interface ReplicaSettings extends Partial<AppSettings['config']> {
  /** Serves everything outside /api. */
  console?: Hono;
  keyring: Keyring;
  mailUrl: string;
  /** Production's, where the cost of a hash is what is tested. */
  passwordHash?: MonitoredPasswordHash;
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
  metrics: ReturnType<typeof createMetricsApp>;
  /** As the process is asked to. */
  stop(): void;
  /** Resolves when nothing goes on in the background. */
  settled(): Promise<void>;
}

/** Put together as programs/serve.ts does it: real use cases, repositories, hashing, sealing and mailing. */
export async function replicaOver(database: Database, settings: ReplicaSettings): Promise<Replica> {
  const {
    console: pages,
    isReady,
    keyring,
    mailUrl,
    passwordHash = quickPasswordHash(),
    pauseBeforeMail,
    tracing = null,
    ...changes
  } = settings;
  const config = {
    consoleOrigin: CONSOLE_ORIGIN,
    emailIsAFactor: true,
    isSecure: true,
    isSignUpOpen: true,
    platformName: 'Mini Program Platform',
    securityEventDays: 400,
    trustedProxyHops: 0,
    webhookSecrets: null,
    ...changes,
  };
  const log: string[] = [];
  const counts = createMetrics();
  const lines = counts.countingErrors(createJsonLog((line) => log.push(line), { replica: 'test/1' }));
  const mails = countInFlight(
    createResendMailer({
      apiKey: 're_test',
      baseUrl: mailUrl,
      from: 'Countersign <security@example.com>',
      platformName: config.platformName,
      onDeliveryEnded(report) {
        lines[report.outcome === 'sent' ? 'info' : 'warn']('mail', { ...report });
        counts.countMail(report);
      },
    }),
  );
  const { mailer } = mails;
  const background = createBackgroundWork(lines);
  const { inBackground, settled } = background;
  const stopping = new AbortController();
  const useCases = composeUseCases(
    {
      database,
      inBackground,
      keyring,
      mailer,
      passwordHash,
      pauseBeforeMail: pauseBeforeMail ?? (async () => {}),
      providerEvents: config.webhookSecrets && createProviderEvents(config.webhookSecrets),
      stopping: stopping.signal,
      tracing,
    },
    config,
  );
  const readiness = createReadiness(database, lines);
  const app = createApp({
    config,
    ...(pages && { console: pages }),
    isReady: isReady ?? readiness.isReady,
    log: lines,
    onRequestEnded: counts.countRequest,
    tracing,
    useCases,
  });
  const { wasReady } = readiness;
  // Rounds are made by tests, one at a time.
  const maintenance = { notices: () => ({ waiting: 0, oldestSeconds: null, givenUp: 0, newlyGivenUp: [] }) };
  const metrics = createMetricsApp(counts, { background, database, maintenance, mails, passwordHash, wasReady });
  return { app, useCases, config, log, metrics, settled, stop: () => stopping.abort() };
}
