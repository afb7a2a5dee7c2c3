import type { Changes } from '../../ports/changes.ts';
import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { Moves } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { ActivationKeys } from './activation-keys.ts';
import { beginPendingSecret } from './begin-pending-secret.ts';
import type { ReadTwoFactorStatus } from './read-two-factor-status.ts';
import { type RefusalToReplace, refusalToReplace } from './refusal-to-replace.ts';

export interface BeginMoveInput {
  session: LiveSession;
  requestedFrom: RequestOrigin;
}

export type BeginMoveOutcome =
  | ({ kind: 'begun' } & ActivationKeys)
  | RefusalToReplace
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  changes: Pick<Changes, 'secondsUntilNext'>;
  issuer: string;
  moves: Moves;
  random: RandomSource;
  readTwoFactorStatus: ReadTwoFactorStatus;
  secretSeal: SecretSeal;
}

/** Creates the secret of the authenticator on the new phone. The old one works until the first code of this one. */
export const makeBeginMove =
  ({ changes, moves, readTwoFactorStatus, ...making }: Dependencies) =>
  async (input: BeginMoveInput): Promise<BeginMoveOutcome> => {
    const refusal = await refusalToReplace(input.session, readTwoFactorStatus);
    if (refusal) return refusal;
    const begun = await beginPendingSecret(making, moves, input);
    if (begun) return { kind: 'begun', ...begun };
    const retryAfterSeconds = await changes.secondsUntilNext(input.session.accountId);
    return retryAfterSeconds > 0 ? { kind: 'too-many-attempts', retryAfterSeconds } : { kind: 'not-active' };
  };
