import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { Server } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { newSystem, type System, underLoad } from './kit/system.ts';

vi.setConfig(longTimeouts);

let system: System;
let replicas: Server[];

beforeAll(async () => {
  system = await newSystem(inject('postgresUrl'));
  replicas = [await system.start(), await system.start()];
});
afterAll(() => system?.[Symbol.asyncDispose]());

test('kill -9 of a replica under load, three times, each time with another in its place', async () => {
  const { ledger } = await underLoad('kill -9 of a replica under load', system, replicas, async (load) => {
    for (const _ of [1, 2, 3]) {
      const [killed] = replicas;
      await killed?.killAtOnce();
      await load.interruptions(1);
      replicas.shift();
      replicas.push(await system.start());
      await load.journeys(4);
    }
  });
  expect([...ledger.answers.keys()].filter((kind) => kind.startsWith('5'))).toEqual([]);
});
