import type { RequestOrigin } from '../../ports/request.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export interface SignOutInput {
  sessionToken: string | undefined;
  requestedFrom: RequestOrigin;
}

/** Returns whose session it ended; null when there was none. */
export const makeSignOut =
  ({ sessions }: { sessions: Sessions }) =>
  async ({ requestedFrom, sessionToken }: SignOutInput): Promise<{ accountId: string } | null> => {
    const tokenHash = bearerTokenHash(sessionToken);
    return tokenHash && sessions.end({ tokenHash, requestedFrom });
  };
