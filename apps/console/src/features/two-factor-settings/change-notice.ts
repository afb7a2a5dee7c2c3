import type { TwoFactorStatus } from '@countersign/contract';
import * as v from 'valibot';

const changeState = v.object({
  changed: v.picklist(['activated', 'activatedByPasskey', 'deactivated', 'renewed', 'moved', 'authenticatorAdded']),
});
export type Change = v.InferOutput<typeof changeState>['changed'];

/** The history state with which the settings page is shown after a change. */
export const stateAfter = (changed: Change) => ({ changed });

/**
 * The change to report, if it still holds: the entry stays in the browser's history, and somebody may return to it after the
 * next change.
 */
export function changeToReport(state: unknown, status: TwoFactorStatus['status']): Change | null {
  const parsed = v.safeParse(changeState, state);
  if (!parsed.success) return null;
  const isStillTrue = (parsed.output.changed !== 'deactivated') === (status === 'active');
  return isStillTrue ? parsed.output.changed : null;
}
