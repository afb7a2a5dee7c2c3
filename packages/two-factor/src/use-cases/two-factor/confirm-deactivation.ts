import type { InBackground } from '../../ports/background.ts';
import type { CodeMac } from '../../ports/code-mac.ts';
import type { Deactivations } from '../../ports/deactivations.ts';
import type { RequestOrigin } from '../../ports/mailer.ts';
import type { RandomSource } from '../../ports/random-source.ts';
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
  codeMac: CodeMac;
  deactivations: Deactivations;
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  random: RandomSource;
}

/**
 * Removes the authenticator once the emailed code proves the mailbox; every other session ends with it (SEC-53), and the
 * owner is told (SEC-58).
 */
export const makeConfirmDeactivation =
  ({ codeMac, deactivations, deliverNotices, inBackground, random }: Dependencies) =>
  async ({ session, code, requestedFrom }: ConfirmDeactivationInput): Promise<ConfirmDeactivationOutcome> => {
    const charge = await deactivations.charge(session);
    if (charge.kind === 'gone') return { kind: 'challenge-gone' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { attemptsLeft, challengeId, emailCode } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    if (!emailCode || !codeMac.matches(code, { purpose: 'deactivation', challengeId }, emailCode)) return wrong;

    const { token, tokenHash } = newBearerToken(random);
    const isDone = await deactivations.confirm({
      session,
      challengeId,
      mac: emailCode.mac,
      tokenHash,
      noticeId: random.id(),
      requestedFrom,
    });
    if (!isDone) return wrong;
    inBackground('notices', deliverNotices);
    return { kind: 'deactivated', sessionToken: token };
  };
