import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { bffMain } from './builds.ts';

const PATIENCE_MS = 120_000;
const BETWEEN_ASKS_MS = 100;

export interface Bff {
  stop(): Promise<void>;
}

/** Starts the BFF and comes back when it is ready. What it logs is shown only if it does not get that far. */
export async function startBff(origin: string, settings: Record<string, string>): Promise<Bff> {
  const child = spawn(process.execPath, [bffMain], {
    // The product is tested as it starts by itself, whatever the caller's shell has set.
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Before anything that removes the folder it writes to.
  process.prependOnceListener('exit', () => child.kill('SIGKILL'));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-20_000);
    });
  }
  const stop = () => stopped(child);
  if (await isReady(child, origin)) return { stop };
  await stop();
  throw new Error(`The BFF did not become ready at ${origin}. Its log:\n${log}`);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function isReady(child: ChildProcess, origin: string): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!hasEnded(child) && performance.now() < deadline) {
    const answer = await fetch(`${origin}/api/health/ready`).catch(() => null);
    if (answer?.ok) return true;
    await wait(BETWEEN_ASKS_MS);
  }
  return false;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exit;
  clearTimeout(impatience);
}
