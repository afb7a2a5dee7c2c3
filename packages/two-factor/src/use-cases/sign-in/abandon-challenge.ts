import type { Challenges } from '../../ports/challenges.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

/** Says whose challenge it closed; null when there was none left. */
export const makeAbandonChallenge =
  ({ challenges }: { challenges: Challenges }) =>
  async (challengeToken: string | undefined): Promise<{ accountId: string } | null> => {
    const tokenHash = bearerTokenHash(challengeToken);
    return tokenHash && challenges.abandon(tokenHash);
  };
