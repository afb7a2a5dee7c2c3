import { spawnSync } from 'node:child_process';
import { type Child, type Environment, start } from '../../kit/child.ts';

/** A program in a terminal of its own, with what the terminal shows as standard output. */
export type InTerminal = (words: readonly string[], environment: Environment) => Child;

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/** util-linux's, which gives the exit code of what it ran. */
const byScript: InTerminal = (words, environment) =>
  start('script', { args: ['-qec', words.map(quoted).join(' '), '/dev/null'], environment, input: 'open' });

const SPAWN = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

const byPython: InTerminal = (words, environment) =>
  start('python3', { args: ['-c', SPAWN, ...words], environment, input: 'open' });

/** Null on a machine that has neither of the two. */
export function findTerminal(): InTerminal | null {
  if (spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux')) return byScript;
  return spawnSync('python3', ['-c', 'import pty']).status === 0 ? byPython : null;
}
