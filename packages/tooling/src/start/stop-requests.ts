/**
 * One Ctrl-C arrives several times: from the terminal, from npm and from the process that started us. Only one that comes
 * later than this was meant as a second one.
 */
const SAME_REQUEST_MILLISECONDS = 1000;

/** Calls `stop` for each separate request to end, and says whether there was one. */
export function onStopRequests(stop: () => void): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY;
  const request = () => {
    const now = performance.now();
    if (now - lastAt > SAME_REQUEST_MILLISECONDS) stop();
    lastAt = now;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  return () => Number.isFinite(lastAt);
}
