import type { ClaimedProof, Evidence, Factors, Proof } from '../../factors/factor.ts';
import { methodsOf } from '../../factors/methods-of.ts';
import type { Challenges, Charge } from '../../ports/challenges.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { Amr, FactorName } from '../../vocabulary.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { refundUnjudged } from '../refund-unjudged.ts';
import { type RefuseCodeDependencies, refuseCode } from '../refuse-code.ts';
import { renewedBrowserToken } from './browser-of.ts';
import { unansweredChallenge } from './unanswered-challenge.ts';

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
  | {
      kind: 'signed-in';
      accountId: string;
      amr: readonly Amr[];
      sessionToken: string;
      browserToken: string | null;
    }
  | { kind: 'wrong-code'; accountId: string; attemptsLeft: number }
  | { kind: 'another-sign-in' }
  | { kind: 'challenge-gone' }
  | { kind: 'email-held'; accountId: string; heldUntil: Date }
  | { kind: 'too-many-attempts'; accountId: string; retryAfterSeconds: number };

type Charged = Pick<Extract<Charge<FactorName>, { kind: 'charged' }>, 'accountId' | 'challengeId' | 'trust'>;

interface Dependencies extends RefuseCodeDependencies {
  challenges: Challenges;
  factors: Factors;
}

/**
 * Charges the attempt, then judges the proof by the one factor it names (SEC-17), then spends it for a session. The owner is
 * told of the use of a factor that nobody uses every day, of a new browser, and of too many wrong codes.
 */
export const makeVerifySecondFactor = ({ challenges, factors, ...telling }: Dependencies) => {
  const { random } = telling;

  async function accept(input: VerifySecondFactorInput, charged: Charged, evidence: Evidence) {
    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(input.browserToken, random);
    const amr: readonly Amr[] = ['pwd', ...methodsOf(evidence)];
    const { accountId, challengeId, trust } = charged;
    const accepted = await challenges.accept({
      accountId,
      challengeId,
      trust,
      evidence,
      browserTokenHash: browser.tokenHash,
      noticeId: random.id(),
      requestedFrom: input.requestedFrom,
      session: {
        id: random.id(),
        tokenHash,
        amr,
        replaces: bearerTokenHash(input.sessionToken),
      },
    });
    if (!accepted) return null;
    if (accepted.hasNotice) telling.inBackground('notices', telling.deliverNotices);
    const browserToken = accepted.browserId && browser.cookieOnceRenewed(accepted.browserId);
    return { amr, sessionToken: token, browserToken };
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
    if (charge.kind === 'held') return { ...charge, kind: 'email-held' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, browserId, challengeId, now, sessionId, stored } = charge;
    const wrong = { kind: 'wrong-code', accountId, attemptsLeft } as const;
    const refused = { factor: name, accountId, browserId, sessionId, requestedFrom: input.requestedFrom };
    if (!stored) {
      await refuseCode(telling, { ...refused, event: 'code-refused' });
      return wrong;
    }
    const factor = factors[name];
    const question = { accountId, challengeId, purpose: 'sign-in', now } as const;
    const judged = await refundUnjudged(
      () => factor.judge(stored, proof, question),
      () => challenges.refundUnjudged(name, challengeId),
    );
    const accepted =
      typeof judged === 'string'
        ? await refuseCode(telling, { ...refused, event: judged })
        : await accept(input, charge, judged);
    factor.afterJudging?.(stored, question);
    return accepted ? { kind: 'signed-in', accountId, ...accepted } : wrong;
  }

  return (input: VerifySecondFactorInput): Promise<VerifySecondFactorOutcome> =>
    verify(input.proof.factor, input.proof, input);
};
