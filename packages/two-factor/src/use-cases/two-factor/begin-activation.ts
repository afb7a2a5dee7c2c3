import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { readableEmail } from '../../rules/canonical-email.ts';
import { SECRET_BYTES } from '../../rules/time-based-code.ts';
import { type ActivationKeys, activationKeys } from './activation-keys.ts';

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

/** Creates a secret in a row of its own, pending until its first code proves the scan (SEC-29). */
export const makeBeginActivation =
  ({ activations, issuer, random, secretSeal }: Dependencies) =>
  async ({ session, requestedFrom }: BeginActivationInput): Promise<BeginActivationOutcome> => {
    const plain = random.bytes(SECRET_BYTES);
    const authenticatorId = random.id();
    const secret = secretSeal.seal(plain, { accountId: session.accountId, authenticatorId });
    const begun = await activations.begin({ session, authenticatorId, secret, requestedFrom });
    if (!begun) return { kind: 'already-active' };
    return {
      kind: 'begun',
      ...activationKeys({ secret: plain, issuer, account: readableEmail(session.email) }),
      ...begun,
    };
  };
