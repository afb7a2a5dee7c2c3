import type { ChargedAttempt } from '@countersign/two-factor';

/** Of a right password that no throttle was asked about. */
export const noAttempt: ChargedAttempt = { caller: 'stranger', keys: [], consecutiveFailures: null, judged: null };
