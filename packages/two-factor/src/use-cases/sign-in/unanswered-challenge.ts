import type { Challenges, HeldChallenge } from '../../ports/challenges.ts';

export type UnansweredChallenge = { kind: 'challenge-gone' } | { kind: 'another-sign-in' };

/** Why there is no open challenge of the expected id: it has ended, or the browser has begun another sign-in since. */
export async function unansweredChallenge(
  challenges: Challenges,
  { expectedId, tokenHash }: HeldChallenge,
): Promise<UnansweredChallenge> {
  const open = expectedId === undefined ? null : await challenges.find(tokenHash);
  return open && open.id !== expectedId ? { kind: 'another-sign-in' } : { kind: 'challenge-gone' };
}
