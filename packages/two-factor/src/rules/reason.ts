import { REASON_LENGTH } from './limits.ts';
import { isSingleLine } from './single-mailbox.ts';

/** Whether an operator's reason can be kept: one line that says something, and no more than anybody reads. */
export const isReason = (reason: string): boolean =>
  reason !== '' && reason.length <= REASON_LENGTH && isSingleLine(reason);
