import type { Challenge, Challenges } from '../../ports/challenges.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export const makeReadChallenge =
  ({ challenges }: { challenges: Challenges }) =>
  async (challengeToken: string | undefined): Promise<Challenge | null> => {
    const tokenHash = bearerTokenHash(challengeToken);
    return tokenHash && challenges.find(tokenHash);
  };
