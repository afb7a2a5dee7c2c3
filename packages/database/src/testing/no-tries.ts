import type { ChargedTries } from '@countersign/two-factor';

/** Of a right password that no throttle was asked about. */
export const noTries: ChargedTries = { caller: 'stranger', keys: [], inARow: null, judged: null };
