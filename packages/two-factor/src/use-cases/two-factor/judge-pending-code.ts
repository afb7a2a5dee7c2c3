import type { SecretSeal } from '../../ports/crypto.ts';
import type { PendingSecrets } from '../../ports/factor-changes.ts';
import type { ResealOutdated } from '../../ports/sealed-secrets.ts';
import type { ActingSession } from '../../ports/sessions.ts';
import { clockDriftOf, matchTimeStep } from '../../rules/time-based-code.ts';
import { refundUnjudged } from '../refund-unjudged.ts';

export interface JudgePendingCodeDependencies {
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

export type PendingCodeRefusal =
  | { kind: 'wrong-code'; attemptsLeft: number; clockDriftSeconds: number | null }
  | { kind: 'no-pending-activation' };

export type PendingCodeJudgement =
  | { kind: 'right'; authenticatorId: string; step: number; afterwards: () => void }
  | PendingCodeRefusal;

/** No step of a new secret has been accepted yet. */
const NO_STEP_YET = -1;

/**
 * Judges the first code of a new authenticator, charged to its own tries alone. `afterwards` is for when the outcome is
 * settled.
 * @throws SecretUnreadable
 */
export async function judgePendingCode(
  { resealOutdated, secretSeal }: JudgePendingCodeDependencies,
  pendingSecrets: Pick<PendingSecrets, 'charge' | 'refundUnjudged'>,
  { code, session }: { code: string; session: ActingSession },
): Promise<PendingCodeJudgement> {
  const charge = await pendingSecrets.charge(session);
  if (!charge) return { kind: 'no-pending-activation' };
  const { attemptsLeft, now, pending } = charge;
  const { authenticatorId } = pending;
  const row = { accountId: session.accountId, kind: 'authenticator', id: authenticatorId } as const;
  const secret = await refundUnjudged(
    () => secretSeal.open(pending.secret, row),
    () => pendingSecrets.refundUnjudged(session),
  );
  const afterwards = () => resealOutdated({ row, secret: pending.secret });
  const step = matchTimeStep(secret, code, now, NO_STEP_YET);
  if (step !== null) return { kind: 'right', authenticatorId, step, afterwards };
  afterwards();
  return { kind: 'wrong-code', attemptsLeft, clockDriftSeconds: clockDriftOf(secret, code, now) };
}
