import { constants } from 'node:os';

/** A line for whoever typed the command, on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What went wrong, on standard error; the command fails. */
export function complain(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** The last word of a command that a signal has stopped between two batches. */
export function sayStopped(signal: NodeJS.Signals): void {
  say('Stopped. Run it again to go on.');
  process.exitCode = 128 + constants.signals[signal];
}
