import type { CodeMac } from '../../ports/code-mac.ts';
import type { Deactivations } from '../../ports/deactivations.ts';
import type { RequestOrigin } from '../../ports/mailer.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { type TellOwnerDependencies, tellOwner } from '../tell-owner.ts';

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

interface Dependencies extends TellOwnerDependencies {
  codeMac: CodeMac;
  deactivations: Deactivations;
}

/**
 * Removes the authenticator once the emailed code proves the mailbox; every other session ends with it (SEC-53), and the
 * owner is told (SEC-58).
 */
export const makeConfirmDeactivation =
  ({ codeMac, deactivations, ...telling }: Dependencies) =>
  async ({ session, code, requestedFrom }: ConfirmDeactivationInput): Promise<ConfirmDeactivationOutcome> => {
    const charge = await deactivations.charge(session);
    if (charge.kind === 'gone') return { kind: 'challenge-gone' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { attemptsLeft, challengeId, emailCode, now } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    if (!emailCode || !codeMac.matches(code, { purpose: 'deactivation', challengeId }, emailCode)) return wrong;

    const { token, tokenHash } = newBearerToken(telling.random);
    const isDone = await deactivations.confirm({ session, challengeId, mac: emailCode.mac, tokenHash, requestedFrom });
    if (!isDone) return wrong;
    tellOwner(telling, { notice: 'deactivated', owner: session, at: now, requestedFrom });
    return { kind: 'deactivated', sessionToken: token };
  };
