import type { Log } from '../log.ts';
import type { Counts } from './counts.ts';

/** Counts what is logged: so a metric and the log never tell two stories, and nothing else need know of metrics. */
export const countedLog = (log: Log, counts: Counts): Log => ({
  info(event, facts = {}) {
    log.info(event, facts);
    counts.count(event, facts);
  },
  warn(event, facts = {}) {
    log.warn(event, facts);
    counts.count(event, facts);
  },
  error(event, error, facts = {}) {
    log.error(event, error, facts);
    counts.count(event, facts);
  },
});
