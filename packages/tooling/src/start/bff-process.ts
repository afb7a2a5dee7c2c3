import { spawn } from 'node:child_process';

/** A request may take 15 s; whoever has not ended well after that has hung. */
const PATIENCE_MILLISECONDS = 20_000;

export interface BffExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface BffProcess {
  readonly exited: Promise<BffExit>;
  /** Asks it to end; asking once more ends it at once. */
  stop(): void;
}

export interface BffLaunch {
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes its log lines; without it they go to our own standard output. */
  readonly log: ((lines: Buffer) => void) | undefined;
}

export function startBff({ program, environment, log }: BffLaunch): BffProcess {
  const child = spawn(process.execPath, [program], {
    env: environment,
    stdio: ['ignore', log ? 'pipe' : 'inherit', 'inherit'],
    // A group of its own: Ctrl-C then reaches it once, through stop(), and not a second time from the terminal.
    detached: process.platform !== 'win32',
  });

  if (log) child.stdout?.on('data', log);

  let wasAsked = false;
  let impatience: NodeJS.Timeout | undefined;
  const exited = new Promise<BffExit>((resolve, reject) => {
    child.on('error', reject);
    // Not before its last lines are there.
    child.on('close', (code, signal) => {
      clearTimeout(impatience);
      resolve({ code, signal });
    });
  });
  return {
    exited,
    stop() {
      child.kill(wasAsked ? 'SIGKILL' : 'SIGTERM');
      wasAsked = true;
      impatience ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    },
  };
}
