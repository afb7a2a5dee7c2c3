/** @type {NodeJS.Signals[]} */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Passes on the signals that end a process, and stays alive to see how the child takes them.
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
  for (const signal of ENDING_SIGNALS) process.on(signal, forward);
  return {
    stop() {
      for (const signal of ENDING_SIGNALS) process.off(signal, forward);
    },
    forwarded: () => forwarded,
  };
}
