import type { Challenges } from '../../ports/challenges.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { unansweredChallenge } from './unanswered-challenge.ts';

export interface AbandonChallengeInput {
  challengeToken: string | undefined;
  expectedId?: string | undefined;
}

/** Tells whose challenge it closed. */
export type AbandonChallengeOutcome =
  | { kind: 'abandoned'; accountId: string }
  | { kind: 'challenge-gone' }
  | { kind: 'another-sign-in' };

export const makeAbandonChallenge =
  ({ challenges }: { challenges: Challenges }) =>
  async ({ challengeToken, expectedId }: AbandonChallengeInput): Promise<AbandonChallengeOutcome> => {
    const tokenHash = bearerTokenHash(challengeToken);
    if (!tokenHash) return { kind: 'challenge-gone' };
    const held = { tokenHash, expectedId };
    const abandoned = await challenges.abandon(held);
    if (!abandoned) return unansweredChallenge(challenges, held);
    return { kind: 'abandoned', ...abandoned };
  };
