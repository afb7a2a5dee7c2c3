import type { RandomSource } from '../../ports/crypto.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession, Sessions } from '../../ports/sessions.ts';
import { type JudgePasswordDependencies, judgePassword } from '../judge-password.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface StepUpInput {
  session: LiveSession;
  password: string;
  requestedFrom: RequestOrigin;
}

export type StepUpOutcome =
  | { kind: 'proved'; sessionToken: string }
  | { kind: 'wrong-credentials' }
  /** The session ended while the password was judged. */
  | { kind: 'session-gone' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends JudgePasswordDependencies {
  random: RandomSource;
  sessions: Sessions;
}

/** Proves the password once more in a live session, which goes on under a new token (SEC-24). */
export const makeStepUp =
  ({ random, sessions, ...judging }: Dependencies) =>
  async ({ session, password, requestedFrom }: StepUpInput): Promise<StepUpOutcome> => {
    const charge = await judging.passwordAttempts.chargeInSession(session);
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };
    const { attempt, passwordHash: stored } = charge;
    if (!(await judgePassword(judging, { account: session.email, password, stored, attempt })))
      return { kind: 'wrong-credentials' };
    const { token, tokenHash } = newBearerToken(random);
    const isRenewed = await sessions.renew({ sessionId: session.id, tokenHash, attempt, requestedFrom });
    return isRenewed ? { kind: 'proved', sessionToken: token } : { kind: 'session-gone' };
  };
