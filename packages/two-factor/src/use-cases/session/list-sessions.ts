import type { ActingSession, ListedSession, Sessions } from '../../ports/sessions.ts';

/** The live sessions of the account that asks. */
export const makeListSessions =
  ({ sessions }: { sessions: Pick<Sessions, 'list'> }) =>
  (session: ActingSession): Promise<ListedSession[]> =>
    sessions.list(session);
