import type { EmailChanges, PendingEmailChange } from '../../ports/account-changes.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** The address that this session is about to prove; null when it has none under way. */
export const makeReadEmailChange =
  ({ emailChanges }: { emailChanges: EmailChanges }) =>
  (session: ActingSession): Promise<PendingEmailChange | null> =>
    emailChanges.find(session);
