import type { EmailChanges } from '../../ports/account-changes.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** Drops what this session has under way; the account keeps its address. */
export const makeAbandonEmailChange =
  ({ emailChanges }: { emailChanges: EmailChanges }) =>
  (session: ActingSession): Promise<void> =>
    emailChanges.abandon(session);
