import { setTimeout as pause } from 'node:timers/promises';
import { emptyTestDatabase } from '@countersign/database/testing';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { isReady, type Server } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { countOf } from './kit/ledger.ts';
import { newSystem, type System, underLoad } from './kit/system.ts';

vi.setConfig(longTimeouts);

let postgres: OwnPostgres;
let system: System;
let replicas: Server[];

beforeAll(async () => {
  const shared = await emptyTestDatabase(inject('postgresUrl'));
  postgres = await ownPostgres(shared.query);
  await shared.close();
  await postgres.start();
  system = await newSystem(postgres.url);
  replicas = [await system.start(), await system.start()];
});
afterEach(async () => {
  for (const { port, process } of replicas) {
    await until('the replica is ready again', () => isReady(port));
    expect(process.stdout).not.toContain('"unexpected"');
    expect(process.stderr).toBe('');
  }
});
afterAll(async () => {
  postgres?.thaw();
  await system?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

const connections = () =>
  system.database.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'countersign'");

test('a restart under load', async () => {
  const { ledger } = await underLoad('restart of Postgres under load', system, replicas, async (load) => {
    const noticed = load.interruptions(8);
    await postgres.stop();
    await noticed;
    await postgres.start();
  });
  expect(countOf(ledger, '503')).toBeGreaterThan(0);
  expect(countOf(ledger, 'cut')).toBe(0);
});

test('a crash under load, of all of it and of one process of it', async () => {
  const { ledger } = await underLoad('crash of Postgres under load', system, replicas, async (load) => {
    const noticed = load.interruptions(8);
    await postgres.stopAtOnce();
    await noticed;
    await postgres.start();
    await load.journeys(4);
    const [connection] = await connections();
    if (!connection) throw new Error('There is no connection to cut.');
    const noticedAgain = load.interruptions(1);
    // Postgres then ends all others, and recovers by itself.
    process.kill(connection.pid, 'SIGKILL');
    await noticedAgain;
  });
  expect(countOf(ledger, '503')).toBeGreaterThan(0);
  expect(countOf(ledger, 'cut')).toBe(0);
});

test('paused for ten seconds under load, every request ends in an answer', async () => {
  const { ledger } = await underLoad('Postgres paused for 10 s under load', system, replicas, async (load) => {
    postgres.freeze((await connections()).map(({ pid }) => pid));
    await Promise.all([pause(10_000), load.interruptions(8)]);
    postgres.thaw();
  });
  expect(countOf(ledger, '503')).toBeGreaterThanOrEqual(8);
  expect(countOf(ledger, 'cut')).toBe(0);
});
