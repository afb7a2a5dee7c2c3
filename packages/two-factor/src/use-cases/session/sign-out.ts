import type { Sessions } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export const makeSignOut =
  ({ sessions }: { sessions: Sessions }) =>
  async (sessionToken: string | undefined): Promise<void> => {
    const tokenHash = bearerTokenHash(sessionToken);
    if (tokenHash) await sessions.end(tokenHash);
  };
