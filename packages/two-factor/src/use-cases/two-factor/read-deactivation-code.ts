import type { SentEmailCode } from '../../ports/challenges.ts';
import type { Deactivations } from '../../ports/factor-changes.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** What became of the code that was mailed to this session; null when none counts any more. */
export const makeReadDeactivationCode =
  ({ deactivations }: { deactivations: Deactivations }) =>
  (session: ActingSession): Promise<{ email: string; sent: SentEmailCode } | null> =>
    deactivations.findCode(session);
