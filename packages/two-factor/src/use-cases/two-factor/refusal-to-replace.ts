import type { LiveSession } from '../../ports/sessions.ts';
import { mayReplaceFactors } from '../../rules/session-strength.ts';
import type { ReadTwoFactorStatus } from './read-two-factor-status.ts';

export type RefusalToReplace = { kind: 'factor-required' } | { kind: 'not-active' };

/** Why a session may not replace factors; null where it may. Where none is active there is none to be proved. */
export async function refusalToReplace(
  session: LiveSession,
  readTwoFactorStatus: ReadTwoFactorStatus,
): Promise<RefusalToReplace | null> {
  if (mayReplaceFactors(session)) return null;
  const isActive = (await readTwoFactorStatus(session.accountId)) !== null;
  return { kind: isActive ? 'factor-required' : 'not-active' };
}
