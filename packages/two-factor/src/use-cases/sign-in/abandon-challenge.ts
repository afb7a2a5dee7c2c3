import type { Challenges } from '../../ports/challenges.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export const makeAbandonChallenge =
  ({ challenges }: { challenges: Challenges }) =>
  async (challengeToken: string | undefined): Promise<void> => {
    const tokenHash = bearerTokenHash(challengeToken);
    if (tokenHash) await challenges.abandon(tokenHash);
  };
