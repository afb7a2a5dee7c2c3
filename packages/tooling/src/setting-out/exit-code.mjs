import { constants } from 'node:os';

/**
 * The exit code of a process that ended by itself, or 128 and the signal's number as shells have it.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export const exitCodeOf = (code, signal) => code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
