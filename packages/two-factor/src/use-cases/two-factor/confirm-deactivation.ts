import type { Factors } from '../../factors/factor.ts';
import type { Deactivations } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { type RefuseCodeDependencies, refuseCode } from '../refuse-code.ts';

export interface ConfirmDeactivationInput {
  session: LiveSession;
  code: string;
  requestedFrom: RequestOrigin;
}

export type ConfirmDeactivationOutcome =
  | { kind: 'deactivated'; sessionToken: string }
  | { kind: 'wrong-code'; attemptsLeft: number }
  | { kind: 'challenge-gone' }
  | { kind: 'email-held'; heldUntil: Date }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends LinkedNoticeDependencies, RefuseCodeDependencies {
  deactivations: Deactivations;
  factors: Factors;
}

/**
 * Removes the authenticator once the emailed code proves the mailbox; every other session ends with it (SEC-53), and the
 * owner is told (SEC-58).
 */
export const makeConfirmDeactivation =
  ({ deactivations, factors, linkTokens, ...telling }: Dependencies) =>
  async ({ session, code, requestedFrom }: ConfirmDeactivationInput): Promise<ConfirmDeactivationOutcome> => {
    const charge = await deactivations.charge(session);
    if (charge.kind === 'gone') return { kind: 'challenge-gone' };
    if (charge.kind === 'held') return { ...charge, kind: 'email-held' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, browserId, challengeId, now, sessionId, stored } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    const question = { accountId, challengeId, purpose: 'deactivation', now } as const;
    const evidence = stored ? await factors.email.judge(stored, { code }, question) : 'code-refused';
    if (typeof evidence === 'string') {
      await refuseCode(telling, { event: evidence, factor: 'email', accountId, browserId, sessionId, requestedFrom });
      return wrong;
    }

    const { deliverNotices, inBackground, random } = telling;
    const { token, tokenHash } = newBearerToken(random);
    const isDone = await deactivations.confirm({
      session,
      challengeId,
      evidence,
      tokenHash,
      notice: linkedNotice({ linkTokens, random }),
      requestedFrom,
    });
    if (!isDone) return wrong;
    inBackground('notices', deliverNotices);
    return { kind: 'deactivated', sessionToken: token };
  };
