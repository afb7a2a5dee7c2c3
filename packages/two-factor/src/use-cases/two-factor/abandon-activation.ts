import type { PendingSecrets } from '../../ports/factor-changes.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** Of an activation, or of a move to a new phone. */
export const makeAbandonActivation =
  ({ pendingSecrets }: { pendingSecrets: Pick<PendingSecrets, 'abandon'> }) =>
  (session: ActingSession): Promise<void> =>
    pendingSecrets.abandon(session);
