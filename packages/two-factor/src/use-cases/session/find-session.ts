import type { LiveSession, Sessions } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export const makeFindSession =
  ({ sessions }: { sessions: Sessions }) =>
  async (sessionToken: string | undefined): Promise<LiveSession | null> => {
    const tokenHash = bearerTokenHash(sessionToken);
    return tokenHash && sessions.find(tokenHash);
  };
