/**
 * The first termination signal received, or null. Later ones change nothing: a terminal signals every process of a
 * command, and whoever started this one forwards its own.
 */
export function onShutdownSignal(onFirst: () => void): () => NodeJS.Signals | null {
  let received: NodeJS.Signals | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (received) return;
      received = signal;
      onFirst();
    });
  }
  return () => received;
}
