import type { Keyring } from '@countersign/crypto';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { expect } from 'vitest';
import type { Environment } from '../../../kit/child.ts';
import { type Server, startServer } from '../../../kit/server.ts';
import { type MailProvider, startMailProvider } from '../../kit/mail-provider.ts';
import { secretKeysOf, someKey } from '../../kit/sealed-rows.ts';
import { onPostgres } from '../../kit/settings.ts';
import { audit, nothingWrong } from './audit.ts';
import { type Load, type Loaded, type LoadOptions, startLoad } from './load.ts';
import { resumeInterrupted } from './resume.ts';
import { printSummary } from './summary.ts';

/** Replicas over one database, to be broken one by one; they trust one proxy for client addresses. */
export interface System extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly mail: MailProvider;
  readonly keyring: Keyring;
  readonly settings: Environment;
  start(settings?: Environment): Promise<Server>;
}

export async function newSystem(postgresUrl: string, settings: Environment = {}): Promise<System> {
  const release = new AsyncDisposableStack();
  const database = await emptyTestDatabase(postgresUrl);
  release.defer(() => database.close());
  const mail = release.use(await startMailProvider());
  const keyring: Keyring = [someKey('faults')];
  const shared = {
    ...onPostgres(database.url),
    SECRET_KEYS: secretKeysOf(keyring),
    RESEND_BASE_URL: `http://127.0.0.1:${mail.port}`,
    CONSOLE_ORIGIN: 'http://console.localhost',
    TRUSTED_PROXY_HOPS: '1',
    ...settings,
  };
  return {
    database,
    mail,
    keyring,
    settings: shared,
    start: async (more = {}) => release.use(await startServer({ ...shared, ...more })),
    [Symbol.asyncDispose]: () => release.disposeAsync(),
  };
}

/**
 * Keeps the system under load while `fault` runs, then audits what users were told against the rows. `fault` receives the
 * load, to wait for what users notice.
 */
export async function underLoad(
  name: string,
  system: Pick<System, 'database' | 'keyring' | 'mail'>,
  places: Loaded['places'],
  fault: (load: Load) => Promise<void>,
  options: LoadOptions = {},
): Promise<Load> {
  const parts = { ...system, places, query: system.database.query };
  const load = await startLoad(parts, options);
  await load.journeys(4);
  await fault(load);
  await load.journeys(8);
  await load.stop();
  await resumeInterrupted(load);
  const findings = await audit(load.ledger, parts);
  printSummary(name, load.ledger, findings);
  expect(findings).toEqual(nothingWrong);
  return load;
}
