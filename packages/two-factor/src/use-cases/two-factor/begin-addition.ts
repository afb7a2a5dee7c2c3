import type { Changes } from '../../ports/changes.ts';
import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { Additions } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { ActivationKeys } from './activation-keys.ts';
import { beginPendingSecret } from './begin-pending-secret.ts';
import type { ReadTwoFactorStatus } from './read-two-factor-status.ts';
import { type RefusalToReplace, refusalToReplace } from './refusal-to-replace.ts';

export interface BeginAdditionInput {
  session: LiveSession;
  requestedFrom: RequestOrigin;
}

export type BeginAdditionOutcome =
  | ({ kind: 'begun' } & ActivationKeys)
  | RefusalToReplace
  /** With an authenticator of its own, which only a move replaces. */
  | { kind: 'already-active' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  additions: Additions;
  changes: Pick<Changes, 'secondsUntilNext'>;
  issuer: string;
  random: RandomSource;
  readTwoFactorStatus: ReadTwoFactorStatus;
  secretSeal: SecretSeal;
}

/** Creates the secret of an authenticator for an account that was activated without one. */
export const makeBeginAddition =
  ({ additions, changes, readTwoFactorStatus, ...making }: Dependencies) =>
  async (input: BeginAdditionInput): Promise<BeginAdditionOutcome> => {
    const refusal = await refusalToReplace(input.session, readTwoFactorStatus);
    if (refusal) return refusal;
    const begun = await beginPendingSecret(making, additions, input);
    if (begun) return { kind: 'begun', ...begun };
    const { accountId } = input.session;
    const status = await readTwoFactorStatus(accountId);
    if (status?.factors.includes('authenticator')) return { kind: 'already-active' };
    const retryAfterSeconds = await changes.secondsUntilNext(accountId);
    return status && retryAfterSeconds > 0 ? { kind: 'too-many-attempts', retryAfterSeconds } : { kind: 'not-active' };
  };
