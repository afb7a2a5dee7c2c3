import type { ClaimedProof, Evidence, Factors, Proof } from '../../factors/factor.ts';
import { methodsOf } from '../../factors/methods-of.ts';
import type { Challenges } from '../../ports/challenges.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { StepUps } from '../../ports/step-ups.ts';
import { factors as facts, type ReplacingFactor } from '../../vocabulary.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { refundUnjudged } from '../refund-unjudged.ts';
import { type RefuseCodeDependencies, refuseCode } from '../refuse-code.ts';

export interface ProveSecondFactorInput {
  session: LiveSession;
  proof: Extract<ClaimedProof, { factor: ReplacingFactor }>;
  requestedFrom: RequestOrigin;
}

export type ProveSecondFactorOutcome =
  | { kind: 'proved'; sessionToken: string }
  | { kind: 'wrong-code'; attemptsLeft: number }
  | { kind: 'not-active' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends RefuseCodeDependencies {
  challenges: Pick<Challenges, 'refundUnjudged'>;
  factors: Factors;
  stepUps: StepUps;
}

/**
 * Proves a second factor in a live session that came in without one that may replace others. The session goes on under a
 * new token (SEC-24).
 */
export function makeProveSecondFactor({ challenges, factors, stepUps, ...telling }: Dependencies) {
  const { random } = telling;

  async function accept(input: ProveSecondFactorInput, challengeId: string, evidence: Evidence<ReplacingFactor>) {
    const { requestedFrom, session } = input;
    const { token, tokenHash } = newBearerToken(random);
    const noticeId = random.id();
    if (
      !(await stepUps.accept({
        challengeId,
        evidence,
        methods: methodsOf(evidence),
        session,
        tokenHash,
        noticeId,
        requestedFrom,
      }))
    )
      return null;
    if (facts[evidence.factor].useNotice !== null) telling.inBackground('notices', telling.deliverNotices);
    return token;
  }

  async function prove<Name extends ReplacingFactor>(
    name: Name,
    proof: Proof<Name>,
    input: ProveSecondFactorInput,
  ): Promise<ProveSecondFactorOutcome> {
    const { requestedFrom, session } = input;
    const opened = await stepUps.open({ challengeId: random.id(), session, requestedFrom });
    if (!opened) return { kind: 'not-active' };
    const charge = await stepUps.charge(name, session);
    // Another request has just used up or answered the challenge; the next one opens another.
    if (charge.kind === 'gone' || charge.kind === 'held') return { kind: 'wrong-code', attemptsLeft: 0 };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, browserId, challengeId, now, sessionId, stored } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    const refused = { factor: name, accountId, browserId, sessionId, requestedFrom };
    if (!stored) {
      await refuseCode(telling, { ...refused, event: 'code-refused' });
      return wrong;
    }
    const factor = factors[name];
    const question = { accountId, challengeId, purpose: 'step-up', now } as const;
    const judged = await refundUnjudged(
      () => factor.judge(stored, proof, question),
      () => challenges.refundUnjudged(name, challengeId),
    );
    const sessionToken =
      typeof judged === 'string'
        ? await refuseCode(telling, { ...refused, event: judged })
        : await accept(input, challengeId, judged);
    factor.afterJudging?.(stored, question);
    return sessionToken ? { kind: 'proved', sessionToken } : wrong;
  }

  return (input: ProveSecondFactorInput): Promise<ProveSecondFactorOutcome> =>
    prove(input.proof.factor, input.proof, input);
}
