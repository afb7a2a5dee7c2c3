import { createPasswordHash } from '@countersign/crypto/password-hash';
import { benchDatabase } from '../postgres/bench-database.ts';
import type { Connection, Query } from '../postgres/connection.ts';
import { type BenchAccount, PASSWORD } from './account.ts';
import { startProduct } from './product-server.ts';
import { seedAccounts } from './seed-accounts.ts';
import type { ServerProcess } from './server-process.ts';
import { withoutKeyChecks } from './without-key-checks.ts';

/** As many as scenarios touch, spread over the table: the same number in every size, so that only the table differs. */
const TOUCHED = 1_000;
const SIGNERS_EVERY = 3;

/** A database of one size and the replicas that serve it. */
export interface World {
  size: number;
  url: string;
  query: Query;
  /** With two-factor authentication, for scenarios that answer a challenge or show a session. */
  members: BenchAccount[];
  /** Others with it, for whole sign-ins: codes are given once, so the two take none from each other. */
  signers: BenchAccount[];
  replicas: ServerProcess[];
  seedSeconds: number;
  /** Accounts without two-factor authentication, which nobody has used. */
  freshAccounts(count: number): Promise<BenchAccount[]>;
  close(): Promise<void>;
}

interface Wanted {
  server: Connection;
  serverUrl: string;
  size: number;
  replicas: number;
  /** More of them, for the first replica. */
  settings?: Readonly<Record<string, string>>;
}

export async function createWorld({ replicas, server, serverUrl, settings, size }: Wanted): Promise<World> {
  const started = performance.now();
  const database = await benchDatabase(server, serverUrl, size);
  const passwordHash = await (await createPasswordHash()).hash(PASSWORD);
  const all = await withoutKeyChecks(database.query, () =>
    seedAccounts(database.query, { first: 0, count: size, isActive: true, passwordHash }),
  );
  const seedSeconds = (performance.now() - started) / 1_000;
  await database.query('vacuum analyze');
  await server.query('checkpoint');

  const processes: ServerProcess[] = [];
  while (processes.length < replicas) {
    processes.push(await startProduct(database.url, processes.length === 0 ? settings : {}));
  }
  const stride = Math.max(1, Math.floor(size / TOUCHED));
  const touched = all.filter((_, index) => index % stride === 0).slice(0, TOUCHED);
  let next = size;
  return {
    size,
    url: database.url,
    query: database.query,
    members: touched.filter((_, index) => index % SIGNERS_EVERY !== 0),
    signers: touched.filter((_, index) => index % SIGNERS_EVERY === 0),
    replicas: processes,
    seedSeconds,
    async freshAccounts(count) {
      const first = next;
      next += count;
      return seedAccounts(database.query, { first, count, isActive: false, passwordHash });
    },
    async close() {
      await Promise.all(processes.map((replica) => replica.stop()));
      await database.close();
    },
  };
}
