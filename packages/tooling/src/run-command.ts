import { type ChildProcess, spawn } from 'node:child_process';
import { exitCodeOf } from './setting-out/exit-code.mjs';

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

/** Nothing that we run takes this long: it hangs, and what it printed says more than a job that somebody cut off. */
const HANGS_AFTER_MINUTES = 30;

/** How long to listen on to processes that a command has left behind with its output. */
const LEFTOVERS_MILLISECONDS = 5000;

const running = new Set<ChildProcess>();

/** Some tools colour what they print even where nobody sees it in colour: a log file, say. */
const colours = (): NodeJS.ProcessEnv =>
  process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { FORCE_COLOR: undefined, NO_COLOR: '1' };

/** Runs a command to its end and keeps what it prints, for the caller to show if it fails. */
export function runQuietly({ file, args, cwd, env = process.env }: Command): Promise<Finished> {
  const child = spawn(file, args, { cwd, env: { ...env, ...colours() }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const hanging = setTimeout(() => {
    output += `Ended because it was not done after ${HANGS_AFTER_MINUTES} minutes.\n`;
    child.kill('SIGKILL');
  }, HANGS_AFTER_MINUTES * 60_000);

  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearTimeout(hanging);
      reject(error);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(hanging);
      running.delete(child);
      const finish = () => resolve({ code: exitCodeOf(code, signal), output });
      child.on('close', finish);
      setTimeout(finish, LEFTOVERS_MILLISECONDS).unref();
    });
  });
}

/** A command on the Node that runs us, which is the pinned one. */
export const onNode = (args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Command => ({
  file: process.execPath,
  args,
  cwd,
  ...(env && { env }),
});

/**
 * Ends the commands under way and then this process, when somebody asks it to end.
 * @returns what takes this back, for a script that goes on to something with an end of its own
 */
export function endWithCommands(): () => void {
  const end = (signal: NodeJS.Signals) => {
    for (const child of running) child.kill(signal);
    process.exit(exitCodeOf(null, signal));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
