import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

export type Environment = Readonly<Record<string, string>>;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child extends AsyncDisposable {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  readonly hasExited: boolean;
  readonly stdout: string;
  readonly stderr: string;
  type(text: string): void;
  /** Closes standard input, where it was left open. */
  endInput(): void;
  kill(signal: NodeJS.Signals): void;
}

export interface Launch {
  args?: readonly string[];
  /** The whole environment besides PATH, so that the caller's shell has no influence. */
  environment: Environment;
  /** Written to standard input, which is then closed; `open` leaves it open for `type`. */
  input?: string | 'open';
  folder?: string;
  /** Requires root. */
  as?: { uid: number; gid: number };
}

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

interface NodeLaunch extends Launch {
  isLongLived?: boolean | undefined;
}

/**
 * The embedded Postgres is WebAssembly, which V8 compiles twice: at once, and again what runs often. A process of one test ends
 * before the second time pays.
 */
const SHORT_LIVED = ['--liftoff-only'];

/** Runs a built file on the Node that runs the test. */
export const startNode = (entry: string, { args = [], isLongLived = false, ...launch }: NodeLaunch): Child =>
  start(process.execPath, { ...launch, args: [...(isLongLived ? [] : SHORT_LIVED), entry, ...args] });

export function start(program: string, { args = [], as, environment, folder = tmpdir(), input = '' }: Launch): Child {
  const child = spawn(program, args, { cwd: folder, env: { PATH: process.env.PATH, ...environment }, ...as });
  alive.add(child);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  // A process that refuses before it has read its input is no failure of the test.
  child.stdin.on('error', () => {});
  if (input !== 'open') child.stdin.end(input);
  const exited = once(child, 'close').then(([code, signal]): Exit => {
    alive.delete(child);
    return { code, signal };
  });
  return {
    pid: child.pid ?? 0,
    exited,
    get hasExited() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    type: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    kill: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
