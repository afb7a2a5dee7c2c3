import type { Environment } from '../../../kit/child.ts';

const fixture = new URL('./skewed-clock.ts', import.meta.url);

/** Settings for a server whose clock is this many seconds ahead, or behind if negative. */
export const clockAheadBy = (seconds: number): Environment => ({
  NODE_OPTIONS: `--import=${fixture}`,
  CLOCK_SKEW_SECONDS: String(seconds),
});
