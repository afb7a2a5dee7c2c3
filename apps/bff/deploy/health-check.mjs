/** Ends with 0 while the server beside it wants requests. */
const port = process.env.PORT || '3000';
const isReady = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = isReady ? 0 : 1;
