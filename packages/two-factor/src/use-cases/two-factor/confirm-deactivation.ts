import type { Factors } from '../../factors/factor.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { Deactivations } from '../../ports/factor-changes.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface ConfirmDeactivationInput {
  session: LiveSession;
  code: string;
  requestedFrom: RequestOrigin;
}

export type ConfirmDeactivationOutcome =
  | { kind: 'deactivated'; sessionToken: string }
  | { kind: 'wrong-code'; attemptsLeft: number }
  | { kind: 'challenge-gone' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  deactivations: Deactivations;
  deliverNotices: DeliverNotices;
  factors: Factors;
  inBackground: InBackground;
  random: RandomSource;
}

/**
 * Removes the authenticator once the emailed code proves the mailbox; every other session ends with it (SEC-53), and the
 * owner is told (SEC-58).
 */
export const makeConfirmDeactivation =
  ({ deactivations, deliverNotices, factors, inBackground, random }: Dependencies) =>
  async ({ session, code, requestedFrom }: ConfirmDeactivationInput): Promise<ConfirmDeactivationOutcome> => {
    const charge = await deactivations.charge(session);
    if (charge.kind === 'gone') return { kind: 'challenge-gone' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, challengeId, now, stored } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    if (!stored) return wrong;
    const question = { accountId, challengeId, purpose: 'deactivation', now } as const;
    const evidence = await factors.email.judge(stored, { code }, question);
    if (!evidence) return wrong;

    const { token, tokenHash } = newBearerToken(random);
    const isDone = await deactivations.confirm({
      session,
      challengeId,
      evidence,
      tokenHash,
      noticeId: random.id(),
      requestedFrom,
    });
    if (!isDone) return wrong;
    inBackground('notices', deliverNotices);
    return { kind: 'deactivated', sessionToken: token };
  };
