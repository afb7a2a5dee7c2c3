import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { ActivationKeys } from './activation-keys.ts';
import { beginPendingSecret } from './begin-pending-secret.ts';

export interface BeginActivationInput {
  session: LiveSession;
  requestedFrom: RequestOrigin;
}

export type BeginActivationOutcome = ({ kind: 'begun' } & ActivationKeys) | { kind: 'already-active' };

interface Dependencies {
  activations: Activations;
  issuer: string;
  random: RandomSource;
  secretSeal: SecretSeal;
}

export const makeBeginActivation =
  ({ activations, ...making }: Dependencies) =>
  async (input: BeginActivationInput): Promise<BeginActivationOutcome> => {
    const begun = await beginPendingSecret(making, activations, input);
    return begun ? { kind: 'begun', ...begun } : { kind: 'already-active' };
  };
