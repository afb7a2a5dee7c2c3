import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { root } from './bootstrap/paths.mjs';
import { freePort } from './free-port.ts';
import { miniatureWorkspace } from './testing/miniature-workspace.ts';

vi.setConfig({ testTimeout: 180_000 });

const bin = join(root, 'packages', 'tooling', 'bin.mjs');

/** Empty counts as not set, and wins over the .env of whoever runs the tests. */
const noSettings = Object.fromEntries(
  [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => [name, '']),
);

/** Starts a command, which is terminated when disposed. */
function run(node: string, name: string, { args = [], environment = {} }: { args?: string[]; environment?: object }) {
  const child = spawn(node, [bin, name, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...noSettings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    exited,
    output: () => output,
    async untilPrinted(text: string) {
      await vi.waitUntil(() => output.includes(text) || child.exitCode !== null, { timeout: 150_000, interval: 50 });
      expect(output).toContain(text);
    },
    stop: () => child.kill('SIGTERM'),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

test('an unreachable proxy does not keep it from starting, and the inbox works', async () => {
  using folder = miniatureWorkspace({});
  const [PORT, INBOX_PORT] = [String(await freePort()), String(await freePort())];
  const environment = {
    DATA_DIR: join(folder.root, 'data'),
    PORT,
    INBOX_PORT,
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
  await using start = run(process.execPath, 'start', { environment });
  await start.untilPrinted('Countersign is running');
  expect((await fetch(`http://localhost:${INBOX_PORT}/inbox`)).status).toBe(200);
  expect(existsSync(join(environment.DATA_DIR, 'log', 'bff.log'))).toBe(true);
  start.stop();
  expect(await start.exited).toBe(0);
  expect(start.output()).toContain('Stopped.');
});

/** A Node before the pinned one, from 20 up, where this machine has one. */
function olderNode(): string | undefined {
  const pinned = Number.parseInt(process.versions.node, 10);
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return found.filter(existsSync).find((node) => {
    const major = Number(spawnSync(node, ['-p', 'parseInt(process.versions.node)'], { encoding: 'utf8' }).stdout);
    return major >= 20 && major < pinned;
  });
}

const older = olderNode();

describe.skipIf(older === undefined)(`on an older Node ${older ?? 'there is none on this machine'}`, () => {
  test('serve serves, and shuts down gracefully', async () => {
    using folder = miniatureWorkspace({});
    const environment = { DATA_DIR: join(folder.root, 'data'), PORT: String(await freePort()) };
    await using server = run(older ?? '', 'serve', { environment });
    await server.untilPrinted('"listening"');
    expect((await fetch(`http://localhost:${environment.PORT}/api/health/ready`)).status).toBe(200);
    server.stop();
    expect(await server.exited).toBe(0);
    expect(server.output()).toContain('"stopped"');
  });

  test.each([
    ['accounts', 'Usage: pnpm accounts add EMAIL', 1],
    ['migrate', 'The tables are up to date.', 0],
    ['test', 'The steps are ', 1],
  ])('%s works', async (name, said, code) => {
    using folder = miniatureWorkspace({});
    const environment = { DATA_DIR: join(folder.root, 'data') };
    const args = name === 'test' ? ['no-such-step'] : [];
    await using command = run(older ?? '', name, { args, environment });
    expect(await command.exited).toBe(code);
    expect(command.output()).toContain(said);
  });
});
