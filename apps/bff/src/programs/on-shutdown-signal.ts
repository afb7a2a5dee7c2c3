/**
 * Asks for the first signal to end that has come, or null. Those after it change nothing: a terminal sends one to every
 * process of a command, and whoever started us passes his on.
 */
export function onShutdownSignal(onFirst: () => void): () => NodeJS.Signals | null {
  let heard: NodeJS.Signals | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (heard) return;
      heard = signal;
      onFirst();
    });
  }
  return () => heard;
}
