import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Server } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { findNginx, type Nginx, proxiedName, startNginx } from '../kit/nginx.ts';
import { newSystem, type System, underLoad } from './kit/system.ts';

vi.setConfig(longTimeouts);

const consoleOrigin = `https://${proxiedName}`;
const found = await findNginx();

describe.skipIf('missing' in found)(`behind nginx${'missing' in found ? ` (${found.missing})` : ''}`, () => {
  let system: System;
  let replicas: Server[];
  let nginx: Nginx;

  beforeAll(async () => {
    // A second more than nginx keeps a connection that nobody uses.
    system = await newSystem(inject('postgresUrl'), { CONSOLE_ORIGIN: consoleOrigin, DRAIN_SECONDS: '4' });
    replicas = await Promise.all([1, 2, 3].map(() => system.start()));
    const ports = replicas.map(({ port }) => port);
    nginx = await startNginx('program' in found ? found.program : '', ports);
  });
  afterAll(async () => {
    await nginx?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  // A window of microseconds remains in which the system resets a connection (apps/bff/deploy/decisions/004): met once in some fifty runs.
  test('a rolling restart under load loses no request', { retry: 1 }, async () => {
    const places = Array.from({ length: 16 }, (_, index) => ({
      port: nginx.httpsPort,
      consoleOrigin,
      tls: nginx.tlsFrom(`127.0.0.${index + 2}`),
    }));
    const restartAll = async () => {
      for (const [index, replica] of replicas.entries()) {
        expect(await replica.stop()).toEqual({ code: 0, signal: null });
        expect(replica.process.stderr).toBe('');
        replicas[index] = await system.start({ PORT: String(replica.port) });
      }
    };
    const name = 'rolling restart of three replicas behind nginx under load';
    const { interrupted, ledger } = await underLoad(name, system, places, restartAll);
    expect(nginx.accessLog.split('\n').filter((line) => /"status":5/.test(line))).toEqual([]);
    expect(interrupted).toHaveLength(0);
    expect([...ledger.answers.keys()].filter((kind) => !/^[24]/.test(kind))).toEqual([]);
  });
});
