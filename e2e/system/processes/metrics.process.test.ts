import { once } from 'node:events';
import { createServer } from 'node:net';
import { startCollector } from '@countersign/bff/testing/collector';
import { emptyTestDatabase, freePort, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { exchange } from '../../kit/exchange.ts';
import { startServer, statusOf } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { refusalOf } from '../kit/refusal.ts';
import { inProduction, onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
});
afterAll(() => database?.close());

const get = (port: number, path: string) => exchange({ port, method: 'GET', path, headers: {} });

/** Has Node say which files it loads. */
const sayingWhatIsLoaded = { NODE_DEBUG: 'esm' };

test('SEC-77 metrics and status are on their own port and nothing else is, in production too', async () => {
  const metricsPort = await freePort();
  await using server = await startServer({ ...inProduction(database.url), METRICS_PORT: String(metricsPort) });
  const metrics = await get(metricsPort, '/api/metrics');
  expect(metrics).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('version=0.0.4') } });
  expect(metrics.headers).not.toHaveProperty('set-cookie');
  for (const path of ['/api/metrics', '/status', '/']) {
    expect((await get(metricsPort, path)).headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  }
  expect(metrics.body).toMatch(/^countersign_ready 1$/m);
  expect((await get(metricsPort, '/status')).body).toMatch(/^authenticator +right 0/m);
  for (const path of ['/', '/api/session', '/api/health/ready']) expect(await statusOf(metricsPort, path)).toBe(404);
  expect(await statusOf(server.port, '/api/metrics')).toBe(404);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test('a start whose port for metrics is taken, or that of the console, is refused', async () => {
  const port = await freePort();
  const squatter = createServer().listen(port);
  await once(squatter, 'listening');
  expect(await refusalOf({ ...onPostgres(database.url), METRICS_PORT: String(port) })).toEqual([
    `Port ${port} is taken. Stop what listens there, or set METRICS_PORT to another number.`,
  ]);
  squatter.close();
  expect(await refusalOf({ ...onPostgres(database.url), PORT: '4567', METRICS_PORT: '4567' })).toEqual([
    'METRICS_PORT must be another port than PORT.',
  ]);
});

test('what traces needs is loaded when they are asked for, and not before', async () => {
  const chunk = /open-telemetry-[\w-]+\.js/;
  await using silent = await startServer({ ...onPostgres(database.url), ...sayingWhatIsLoaded });
  expect(silent.process.stderr).toMatch(/run-configured-[\w-]+\.js/);
  expect(silent.process.stderr).not.toMatch(chunk);

  const collector = await startCollector();
  const traced = { ...sayingWhatIsLoaded, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  await using server = await startServer({ ...onPostgres(database.url), ...traced });
  expect(server.process.stderr).toMatch(chunk);
  await server.stop();
  expect(collector.spans().map(({ name }) => name)).toContain('GET /api/health/ready');
  await collector.close();
});
