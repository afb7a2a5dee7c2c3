import type { ClaimedProof, Evidence, Factors, Proof } from '../../factors/factor.ts';
import type { Challenges } from '../../ports/challenges.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { type FactorName, factors as facts } from '../../vocabulary.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { refundUnjudged } from '../refund-unjudged.ts';
import { unansweredChallenge } from './another-sign-in.ts';
import { renewedBrowserToken } from './browser-of.ts';

export interface VerifySecondFactorInput {
  /** From our own cookie; the challenge row names the account. */
  challengeToken: string | undefined;
  browserToken: string | undefined;
  /** The challenge that the browser shows; any, where it does not say. */
  expectedId?: string | undefined;
  sessionToken: string | undefined;
  proof: ClaimedProof;
  requestedFrom: RequestOrigin;
}

export type VerifySecondFactorOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'signed-in'; accountId: string; sessionToken: string; browserToken: string | null }
  | { kind: 'wrong-code'; accountId: string; attemptsLeft: number }
  | { kind: 'another-sign-in' }
  | { kind: 'challenge-gone' }
  | { kind: 'too-many-attempts'; accountId: string; retryAfterSeconds: number };

interface Dependencies {
  challenges: Challenges;
  factors: Factors;
  random: RandomSource;
}

/** Charges the attempt, then judges the proof by the one factor it names (SEC-17), then spends it for a session. */
export const makeVerifySecondFactor = ({ challenges, factors, random }: Dependencies) => {
  async function accept(input: VerifySecondFactorInput, challengeId: string, evidence: Evidence) {
    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(input.browserToken, random);
    const accepted = await challenges.accept({
      challengeId,
      evidence,
      browserTokenHash: browser.tokenHash,
      requestedFrom: input.requestedFrom,
      session: {
        id: random.id(),
        tokenHash,
        amr: ['pwd', facts[evidence.factor].amr],
        replaces: bearerTokenHash(input.sessionToken),
      },
    });
    if (!accepted) return null;
    const browserToken = accepted.browserId && browser.cookieOnceRenewed(accepted.browserId);
    return { sessionToken: token, browserToken };
  }

  async function verify<Name extends FactorName>(
    name: Name,
    proof: Proof<Name>,
    input: VerifySecondFactorInput,
  ): Promise<VerifySecondFactorOutcome> {
    const tokenHash = bearerTokenHash(input.challengeToken);
    if (!tokenHash) return { kind: 'challenge-gone' };
    const held = { tokenHash, expectedId: input.expectedId };
    const charge = await challenges.charge(name, held);
    if (charge.kind === 'gone') return unansweredChallenge(challenges, held);
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, challengeId, now, stored } = charge;
    const wrong = { kind: 'wrong-code', accountId, attemptsLeft } as const;
    if (!stored) return wrong;
    const factor = factors[name];
    const question = { accountId, challengeId, purpose: 'sign-in', now } as const;
    const evidence = await refundUnjudged(
      () => factor.judge(stored, proof, question),
      () => challenges.refundUnjudged(name, challengeId),
    );
    const accepted = evidence && (await accept(input, challengeId, evidence));
    factor.afterJudging?.(stored, question);
    return accepted ? { kind: 'signed-in', accountId, ...accepted } : wrong;
  }

  return (input: VerifySecondFactorInput): Promise<VerifySecondFactorOutcome> =>
    verify(input.proof.factor, input.proof, input);
};
