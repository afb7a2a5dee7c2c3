import { type ChildProcess, spawn } from 'node:child_process';
import { exitCodeOf, forwardSignals, TERMINATION_SIGNALS } from './bootstrap/signals.mjs';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Finished {
  readonly code: number;
  /** Standard output and error in the order in which they came. */
  readonly output: string;
}

/** Longer than anything we run; ending a hung command ourselves preserves its output. */
const TIMEOUT_MINUTES = 60;

/** How long to wait for orphaned processes that still hold the output of an exited command. */
const ORPHANS_MILLISECONDS = 5000;

const running = new Set<ChildProcess>();

/** Some tools print colours even into a file. */
const colours = (): NodeJS.ProcessEnv =>
  process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { FORCE_COLOR: undefined, NO_COLOR: '1' };

/** Runs a command to its end and captures its output, for the caller to show if it fails. */
export function runQuietly({ file, args, cwd, env = process.env }: Command): Promise<Finished> {
  const child = spawn(file, args, { cwd, env: { ...env, ...colours() }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const timeout = setTimeout(() => {
    output += `Ended because it was not done after ${TIMEOUT_MINUTES} minutes.\n`;
    child.kill('SIGKILL');
  }, TIMEOUT_MINUTES * 60_000);

  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearTimeout(timeout);
      reject(error);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timeout);
      running.delete(child);
      const finish = () => resolve({ code: exitCodeOf(code, signal), output });
      child.on('close', finish);
      setTimeout(finish, ORPHANS_MILLISECONDS).unref();
    });
  });
}

/** A command for the running Node, which is the pinned one. */
export const onNode = (args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Command => ({
  file: process.execPath,
  args,
  cwd,
  ...(env && { env }),
});

/**
 * Runs a script on the running Node with our terminal, so that it may prompt for input, and forwards termination signals,
 * so that it can shut down gracefully.
 * @returns its exit code
 */
export const runAttached = (script: string, args: readonly string[]) =>
  new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
    forwardSignals(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });

/**
 * On a termination signal, passes it to the commands that are running and exits.
 * @returns a function that undoes this, for a script that goes on to handle signals itself
 */
export function terminateCommandsOnSignal(): () => void {
  const terminate = (signal: NodeJS.Signals) => {
    for (const child of running) child.kill(signal);
    process.exit(exitCodeOf(null, signal));
  };
  for (const signal of TERMINATION_SIGNALS) process.on(signal, terminate);
  return () => {
    for (const signal of TERMINATION_SIGNALS) process.off(signal, terminate);
  };
}
