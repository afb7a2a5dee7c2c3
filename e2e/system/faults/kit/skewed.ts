import type { Environment } from '../../../kit/child.ts';

const fixture = new URL('./skewed-clock.ts', import.meta.url);

/** For a server whose machine's clock is so many seconds ahead, or behind where it is less than nothing. */
export const clockAheadBy = (seconds: number): Environment => ({
  NODE_OPTIONS: `--import=${fixture}`,
  CLOCK_SKEW_SECONDS: String(seconds),
});
