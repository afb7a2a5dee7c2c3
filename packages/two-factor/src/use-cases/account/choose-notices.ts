import type { Accounts } from '../../ports/accounts.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { OptionalNotice } from '../../vocabulary.ts';

export interface ChooseNoticesInput {
  session: LiveSession;
  /** Those that are not mailed from now on; all others are. */
  muted: readonly OptionalNotice[];
  requestedFrom: RequestOrigin;
}

interface Dependencies {
  accounts: Accounts;
}

/** Switches optional notices off and on. No choice silences a change of factors. */
export const makeChooseNotices =
  ({ accounts }: Dependencies) =>
  (choice: ChooseNoticesInput): Promise<void> =>
    accounts.muteNotices(choice);

export const makeReadMutedNotices =
  ({ accounts }: Dependencies) =>
  (accountId: string): Promise<readonly OptionalNotice[]> =>
    accounts.mutedNotices(accountId);
