import { spawn } from 'node:child_process';
import { TERMINATION_SIGNALS } from '../bootstrap/signals.mjs';

/** A request may take 15 s; a BFF that takes longer than this to shut down has hung. */
const SHUTDOWN_TIMEOUT_MILLISECONDS = 20_000;

/**
 * One Ctrl-C arrives several times: from the terminal, from npm and from the process that started us. Only one that comes
 * later than this is a second request.
 */
const SAME_REQUEST_MILLISECONDS = 1000;

export interface BffExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface BffProcess {
  readonly exited: Promise<BffExit>;
  /** Shuts it down gracefully; a second call kills it. */
  stop(): void;
}

export interface BffLaunch {
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Receives its log lines; without it they go to our standard output. */
  readonly log: ((lines: Buffer) => void) | undefined;
}

export function startBff({ program, environment, log }: BffLaunch): BffProcess {
  const child = spawn(process.execPath, [program], {
    env: environment,
    stdio: ['ignore', log ? 'pipe' : 'inherit', 'inherit'],
    // Its own process group, so that Ctrl-C reaches it once, through stop(), and not from the terminal as well.
    detached: process.platform !== 'win32',
  });

  if (log) child.stdout?.on('data', log);

  let isStopping = false;
  let timeout: NodeJS.Timeout | undefined;
  const exited = new Promise<BffExit>((resolve, reject) => {
    child.on('error', reject);
    // Unlike 'exit', it waits for the last lines of output.
    child.on('close', (code, signal) => {
      clearTimeout(timeout);
      resolve({ code, signal });
    });
  });
  return {
    exited,
    stop() {
      child.kill(isStopping ? 'SIGKILL' : 'SIGTERM');
      isStopping = true;
      timeout ??= setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_TIMEOUT_MILLISECONDS);
    },
  };
}

/** Calls `stop` for each separate termination request. @returns whether there has been one */
export function onStopRequest(stop: () => void): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY;
  const request = () => {
    const now = performance.now();
    if (now - lastAt > SAME_REQUEST_MILLISECONDS) stop();
    lastAt = now;
  };
  for (const signal of TERMINATION_SIGNALS) process.on(signal, request);
  return () => Number.isFinite(lastAt);
}
