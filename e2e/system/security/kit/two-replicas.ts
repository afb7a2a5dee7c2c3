import { randomUUID } from 'node:crypto';
import { ageingIn } from '@countersign/bff/testing/ageing';
import { freshAddress } from '@countersign/bff/testing/fresh-network';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Environment } from '../../../kit/child.ts';
import type { Place } from '../../../kit/exchange.ts';
import { type Server, startServer, statusOf } from '../../../kit/server.ts';
import { type Browser, openBrowser } from '../../kit/http-browser.ts';
import { type MailProvider, startMailProvider } from '../../kit/mail-provider.ts';
import type { Account } from '../../kit/member.ts';
import { demoMember } from '../../kit/member.ts';
import { onPostgres } from '../../kit/settings.ts';
import { accountCopier } from './copied-account.ts';

/** What the attacked are: two processes over one database, told of their callers' addresses by a proxy. */
export interface TwoReplicas {
  readonly replicas: readonly [Server, Server];
  readonly mail: MailProvider;
  /** What both were started with, for a command beside them. */
  readonly environment: Environment;
  readonly query: TestDatabase['query'];
  /** As the replicas' own code asks the database. */
  readonly sql: TestDatabase['sql'];
  readonly age: ReturnType<typeof ageingIn>;
  /** An account that nobody has used. */
  account(name?: string): Promise<Account>;
  /** A browser that nobody has used, at an address of its own. */
  browser(place?: Place): Browser;
}

/** As they go over the wire: plain http on its own port. */
export const wireNames = {
  session: 'countersign_80_sid',
  challenge: 'countersign_80_chal',
  browser: 'countersign_80_dev',
  reset: 'countersign_80_reset',
};

interface Launch {
  settings?: Environment;
  /** Where the database is made instead of on the Postgres that all tests share. */
  postgres?: () => Promise<AsyncDisposable & { url: string }>;
}

/** Started for all tests of the file that asks; each must leave both alive, and none may make them write to stderr. */
export function twoReplicas({ postgres, settings }: Launch = {}): TwoReplicas {
  let parts: Omit<TwoReplicas, 'age' | 'browser'> | undefined;
  const release = new AsyncDisposableStack();
  const started = () => {
    if (!parts) throw new Error('The replicas have not been started.');
    return parts;
  };

  beforeAll(async () => {
    const own = postgres && release.use(await postgres());
    const database = await emptyTestDatabase(own?.url ?? inject('postgresUrl'));
    release.defer(() => database.close());
    const mail = release.use(await startMailProvider());
    const environment = {
      ...onPostgres(database.url),
      RESEND_BASE_URL: `http://127.0.0.1:${mail.port}`,
      CONSOLE_ORIGIN: 'http://console.localhost',
      TRUSTED_PROXY_HOPS: '1',
      ...settings,
    };
    const replicas = [
      release.use(await startServer(environment)),
      release.use(await startServer(environment)),
    ] as const;
    const copy = await accountCopier(database.query, demoMember);
    parts = {
      replicas,
      mail,
      environment,
      query: database.query,
      sql: database.sql,
      account: (name = randomUUID()) => copy(name),
    };
  });
  afterEach(async () => {
    for (const { port } of started().replicas) expect(await statusOf(port, '/api/health/ready')).toBe(200);
  });
  afterAll(async () => {
    const errors = parts?.replicas.map(({ process }) => process.stderr);
    await release.disposeAsync();
    // Last, since Vitest skips what stands after a failure.
    if (errors) expect(errors).toEqual(['', '']);
  });

  return {
    get replicas() {
      return started().replicas;
    },
    get mail() {
      return started().mail;
    },
    get environment() {
      return started().environment;
    },
    get query() {
      return started().query;
    },
    get sql() {
      return started().sql;
    },
    age: (...aged) => ageingIn(started())(...aged),
    account: (name) => started().account(name),
    browser: (place = started().replicas[0]) => openBrowser(place, new Map(), { address: freshAddress() }),
  };
}
