import { deepStrictEqual } from 'node:assert/strict';
import { type Connection, connect } from './postgres.ts';
import { type BenchAccount, type Challenged, type MintedBrowser, PASSWORD, type Query } from './seed.ts';
import { type Build, migrate, type ServerProcess, startProduct } from './servers.ts';

/** How many accounts scenarios use, spread over the table: the same number for every size, so that only the table differs. */
const USED_ACCOUNTS = 1_000;
const SIGNERS_EVERY = 3;

/** One build with a database of one size. */
export interface World {
  build: Build;
  size: number;
  url: string;
  query: Query;
  /** Accounts with two-factor authentication, for scenarios that answer a challenge or present a session. */
  members: BenchAccount[];
  /** Others for complete sign-ins, since neither may use the code of a time step twice. */
  signers: BenchAccount[];
  replicas: ServerProcess[];
  seedSeconds: number;
  mintChallenges(accounts: readonly BenchAccount[], browser?: MintedBrowser): Promise<Challenged[]>;
  /** Unused accounts without two-factor authentication. */
  freshAccounts(count: number): Promise<BenchAccount[]>;
  close(): Promise<void>;
}

interface Wanted {
  build: Build;
  server: Connection;
  serverUrl: string;
  size: number;
  replicas: number;
  /** Extra environment variables of the first replica. */
  settings?: Readonly<Record<string, string>>;
}

export async function createWorld({ build, replicas, server, serverUrl, settings, size }: Wanted): Promise<World> {
  const started = performance.now();
  const { peer } = build;
  const { connection, drop, url } = await createDatabase({ build, server, serverUrl, size });
  const passwordHash = await peer.hashPassword(PASSWORD);
  const all = await withoutForeignKeyChecks(connection.query, () =>
    peer.seedAccounts(connection.query, { first: 0, count: size, isActive: true, passwordHash }),
  );
  const seedSeconds = (performance.now() - started) / 1_000;
  await connection.query('vacuum analyze');
  await server.query('checkpoint');

  const processes: ServerProcess[] = [];
  while (processes.length < replicas) {
    processes.push(await startProduct(build, url, processes.length === 0 ? settings : {}));
  }
  const stride = Math.max(1, Math.floor(size / USED_ACCOUNTS));
  const used = all.filter((_, index) => index % stride === 0).slice(0, USED_ACCOUNTS);
  let next = size;
  return {
    build,
    size,
    url,
    query: connection.query,
    members: used.filter((_, index) => index % SIGNERS_EVERY !== 0),
    signers: used.filter((_, index) => index % SIGNERS_EVERY === 0),
    replicas: processes,
    seedSeconds,
    mintChallenges: (accounts, browser) => peer.mintChallenges(connection.query, accounts, browser),
    async freshAccounts(count) {
      const first = next;
      next += count;
      return peer.seedAccounts(connection.query, { first, count, isActive: false, passwordHash });
    },
    async close() {
      await Promise.all(processes.map((replica) => replica.stop()));
      await connection.close();
      await drop();
    },
  };
}

/** An empty database with the schema of the build; replaces the one that an interrupted run has left. */
async function createDatabase({
  build,
  server,
  serverUrl,
  size,
}: Pick<Wanted, 'build' | 'server' | 'serverUrl' | 'size'>) {
  const name = `countersign_bench_${build.name.toLowerCase()}_${size}`;
  const drop = async () => void (await server.query(`drop database if exists ${name} with (force)`));
  await drop();
  await server.query(`create database ${name}`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  await migrate(build, url);
  return { connection: await connect(url), drop, url };
}

/**
 * Skips foreign key checks, which take half of the time to insert rows that are known to be consistent. Only a superuser
 * may turn them off; for other roles they stay on.
 */
async function withoutForeignKeyChecks<Result>(query: Query, work: () => Promise<Result>): Promise<Result> {
  const isAllowed = await query('set session_replication_role = replica').then(
    () => true,
    () => false,
  );
  try {
    return await work();
  } finally {
    if (isAllowed) await query('reset session_replication_role');
  }
}

/** @throws when a minted challenge differs in any column from the one that `openByPassword` leaves in the database */
export async function checkMintedChallenge(
  { build, mintChallenges, query, signers }: World,
  openByPassword: (account: BenchAccount, browser: MintedBrowser) => Promise<unknown>,
): Promise<void> {
  const [account] = signers;
  if (!account) throw new Error('There is no account to sign in with.');
  for (const browser of ['trusted', 'new'] as const) {
    await query('delete from challenges where account_id = $1', [account.id]);
    await openByPassword(account, browser);
    const opened = await build.peer.readChallenge(query, account);
    await mintChallenges([account], browser);
    const minted = await build.peer.readChallenge(query, account);
    if (minted.length !== 1) throw new Error(`${minted.length} challenges where there should be one.`);
    deepStrictEqual(minted, opened, 'A minted challenge is not what a password leaves.');
  }
}
