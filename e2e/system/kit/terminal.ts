import { spawnSync } from 'node:child_process';
import { type Child, type Environment, start } from '../../kit/child.ts';

/** Runs a program in a pseudo-terminal, whose screen becomes standard output. */
export type InTerminal = (words: readonly string[], environment: Environment) => Child;

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/** Only util-linux's `script` returns the exit code of the program. */
const byScript: InTerminal = (words, environment) =>
  start('script', { args: ['-qec', words.map(quoted).join(' '), '/dev/null'], environment, input: 'open' });

const SPAWN = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

const byPython: InTerminal = (words, environment) =>
  start('python3', { args: ['-c', SPAWN, ...words], environment, input: 'open' });

/** Null if neither `script` nor Python is installed. */
export function findTerminal(): InTerminal | null {
  if (spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux')) return byScript;
  return spawnSync('python3', ['-c', 'import pty']).status === 0 ? byPython : null;
}
