import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
export const TERMINATION_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The exit code of a process, or 128 plus the number of the signal that ended it, as in shells.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export const exitCodeOf = (code, signal) => code ?? 128 + constants.signals[signal ?? 'SIGKILL'];

/**
 * Forwards termination signals to a child and stays alive until the child has handled them.
 * @param {{ kill(signal: NodeJS.Signals): unknown }} child
 */
export function forwardSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let forwarded;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    forwarded = signal;
    child.kill(signal);
  };
  for (const signal of TERMINATION_SIGNALS) process.on(signal, forward);
  return {
    stop() {
      for (const signal of TERMINATION_SIGNALS) process.off(signal, forward);
    },
    forwarded: () => forwarded,
  };
}

const POLL_MILLISECONDS = 250;

/**
 * Calls `onLost` when our parent has exited. npm may start us through a shell that dies of npm's SIGTERM without
 * forwarding it. Without npm a lost parent means nothing: `nohup`, for example.
 * @param {() => void} onLost
 */
export function onLostParent(onLost) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    onLost();
  }, POLL_MILLISECONDS);
  poll.unref();
}
