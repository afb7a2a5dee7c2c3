import type { TwoFactorStatus } from '@countersign/contract';
import * as v from 'valibot';

const changeState = v.object({ changed: v.picklist(['activated', 'deactivated']) });
export type Change = v.InferOutput<typeof changeState>['changed'];

/** What travels in the history state to the settings page after a change. */
export const stateAfter = (changed: Change) => ({ changed });

/**
 * The change to report, if it is still true: the entry stays in the browser's history, and somebody may come back
 * to it after the next change.
 */
export function changeToReport(state: unknown, status: TwoFactorStatus['status']): Change | null {
  const parsed = v.safeParse(changeState, state);
  if (!parsed.success) return null;
  const isStillTrue = (parsed.output.changed === 'activated') === (status === 'active');
  return isStillTrue ? parsed.output.changed : null;
}
